/// Everything that is known about one car, beside the list.
@NullMarked
package pitwall.views.cars.drawer;

import org.jspecify.annotations.NullMarked;
