/// Where the cars are.
@NullMarked
package pitwall.views.cars.map;

import org.jspecify.annotations.NullMarked;
