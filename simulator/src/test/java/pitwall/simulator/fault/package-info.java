@NullMarked
package pitwall.simulator.fault;

import org.jspecify.annotations.NullMarked;
