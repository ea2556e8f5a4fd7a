/// How a car changes its software by itself: pull, verify, wait for a safe moment, switch slots, prove or go back.
///
/// Everything that must survive a power loss goes through [CarDisk]. What runs is what the boot record names;
/// the journal only says what the car is on its way to.
@NullMarked
package pitwall.agent.update;

import org.jspecify.annotations.NullMarked;
