/// Real peers for tests of the server: people over REST, consoles and cars over sockets.
@NullMarked
package pitwall.server.kit;

import org.jspecify.annotations.NullMarked;
