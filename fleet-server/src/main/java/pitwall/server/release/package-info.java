/// Releases: artifacts on disk, the signed metadata that vouches for them, and which of them can be chosen.
@NullMarked
package pitwall.server.release;

import org.jspecify.annotations.NullMarked;
