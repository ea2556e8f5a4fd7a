/// The releases as every screen that chooses or shows one knows them, and the words for them.
@NullMarked
package pitwall.views.catalog;

import org.jspecify.annotations.NullMarked;
