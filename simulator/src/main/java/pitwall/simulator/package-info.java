/// A fleet without cars: seeded, with the agent's own nodes and link, over real sockets.
@NullMarked
package pitwall.simulator;

import org.jspecify.annotations.NullMarked;
