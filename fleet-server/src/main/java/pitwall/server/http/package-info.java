/// REST routes, error answers and the sockets of Jetty.
@NullMarked
package pitwall.server.http;

import org.jspecify.annotations.NullMarked;
