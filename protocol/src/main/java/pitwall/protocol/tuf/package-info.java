/// Signed metadata of releases after The Update Framework, specification 1.0: what a car needs to know before it
/// believes that some bytes are a release. Ed25519 only. Nothing here reads a clock, a file or a socket.
@NullMarked
package pitwall.protocol.tuf;

import org.jspecify.annotations.NullMarked;
