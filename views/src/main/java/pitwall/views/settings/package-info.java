/// The settings: one screen of pages, each kept at once and for good.
@NullMarked
package pitwall.views.settings;

import org.jspecify.annotations.NullMarked;
