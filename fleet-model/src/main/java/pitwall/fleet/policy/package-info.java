/// Changing the safety policy: who asks, who consents, and to exactly what.
@NullMarked
package pitwall.fleet.policy;

import org.jspecify.annotations.NullMarked;
