/// One rollout as it runs or ran: whether it is safe to go on, what it waits for, and how to stop it.
@NullMarked
package pitwall.views.rollout;

import org.jspecify.annotations.NullMarked;
