@NullMarked
package pitwall.server.alarm;

import org.jspecify.annotations.NullMarked;
