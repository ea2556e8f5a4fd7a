/// The log of one car.
@NullMarked
package pitwall.views.cars.detail.logs;

import org.jspecify.annotations.NullMarked;
