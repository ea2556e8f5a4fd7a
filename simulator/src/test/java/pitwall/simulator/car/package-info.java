@NullMarked
package pitwall.simulator.car;

import org.jspecify.annotations.NullMarked;
