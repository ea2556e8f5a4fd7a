/// The audit trail of this server: one entry for every attempt to change something, written in the same transaction as
/// its effect; signed heads over all of them; retention and erasure that leave it provable.
@NullMarked
package pitwall.server.audit;

import org.jspecify.annotations.NullMarked;
