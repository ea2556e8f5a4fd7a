/// What is known of one car as a file that others can open, also without a server.
@NullMarked
package pitwall.client.casefile;

import org.jspecify.annotations.NullMarked;
