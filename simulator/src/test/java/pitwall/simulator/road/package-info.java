@NullMarked
package pitwall.simulator.road;

import org.jspecify.annotations.NullMarked;
