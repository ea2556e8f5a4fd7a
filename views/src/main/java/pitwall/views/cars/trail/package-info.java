/// The way of one car on the map.
@NullMarked
package pitwall.views.cars.trail;

import org.jspecify.annotations.NullMarked;
