/// The audit trail as values: entries, their canonical bytes, the hash chain and the Merkle tree over them, signed
/// heads, and how all of it is verified. Pure; no I/O and no clock.
@NullMarked
package pitwall.fleet.audit;

import org.jspecify.annotations.NullMarked;
