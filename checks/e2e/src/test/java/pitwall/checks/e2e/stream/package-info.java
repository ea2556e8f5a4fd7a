/// A console's stream against the real server, over real sockets and a bad network.
@NullMarked
package pitwall.checks.e2e.stream;

import org.jspecify.annotations.NullMarked;
