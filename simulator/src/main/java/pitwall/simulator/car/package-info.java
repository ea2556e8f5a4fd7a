/// One simulated car as a pure step function: state, safety and dice in; state and reports out. No clock, no
/// thread, no socket.
@NullMarked
package pitwall.simulator.car;

import org.jspecify.annotations.NullMarked;
