/// Rollouts on the server: keeps what the pure engine decides, tells it to cars, and hears what became of it.
@NullMarked
package pitwall.server.rollout;

import org.jspecify.annotations.NullMarked;
