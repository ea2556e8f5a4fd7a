/// The earth as a picture: projection, the bundled base map, and what draws it without a network.
@NullMarked
package pitwall.views.map;

import org.jspecify.annotations.NullMarked;
