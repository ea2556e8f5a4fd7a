/// The figures of one car over time, as far as this console saw them.
@NullMarked
package pitwall.views.cars.detail.telemetry;

import org.jspecify.annotations.NullMarked;
