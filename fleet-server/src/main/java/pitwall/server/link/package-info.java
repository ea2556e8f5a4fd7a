/// The cars' side of the server: identity, order of frames, acknowledgement.
@NullMarked
package pitwall.server.link;

import org.jspecify.annotations.NullMarked;
