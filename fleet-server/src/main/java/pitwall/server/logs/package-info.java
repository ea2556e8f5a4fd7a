/// What happens to a log line before anybody sees it.
@NullMarked
package pitwall.server.logs;

import org.jspecify.annotations.NullMarked;
