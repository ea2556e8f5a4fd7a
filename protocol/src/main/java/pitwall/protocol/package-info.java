/// How a fleet travels: envelopes, frames, the codec and its limits. The same types on every side
/// of a socket, so that consoles, server and cars cannot disagree.
@NullMarked
package pitwall.protocol;

import org.jspecify.annotations.NullMarked;
