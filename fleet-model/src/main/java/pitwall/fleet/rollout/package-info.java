/// Rollouts: the plan, the state, and the engine that leads from one to the next. Pure: no I/O, no clock, no thread.
@NullMarked
package pitwall.fleet.rollout;

import org.jspecify.annotations.NullMarked;
