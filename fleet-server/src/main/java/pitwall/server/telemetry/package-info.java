/// What cars reported of themselves over time: taken in memory, written behind, thinned out with age, read by car.
@NullMarked
package pitwall.server.telemetry;

import org.jspecify.annotations.NullMarked;
