/// Where simulated cars drive: five cities, hand-drawn.
@NullMarked
package pitwall.simulator.road;

import org.jspecify.annotations.NullMarked;
