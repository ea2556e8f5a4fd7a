/// The console as a witness of the server's audit trail: it remembers signed heads and notices when a later one does
/// not continue them.
@NullMarked
package pitwall.client.witness;

import org.jspecify.annotations.NullMarked;
