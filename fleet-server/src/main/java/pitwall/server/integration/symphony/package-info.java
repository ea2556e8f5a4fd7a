/// Eclipse Symphony at the edge of the server: it is told which cars there are, and asks nothing of them.
@NullMarked
package pitwall.server.integration.symphony;

import org.jspecify.annotations.NullMarked;
