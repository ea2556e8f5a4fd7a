/// The Cars screen: find, compare and act on cars.
@NullMarked
package pitwall.views.cars;

import org.jspecify.annotations.NullMarked;
