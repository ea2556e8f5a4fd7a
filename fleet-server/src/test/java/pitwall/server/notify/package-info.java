@NullMarked
package pitwall.server.notify;

import org.jspecify.annotations.NullMarked;
