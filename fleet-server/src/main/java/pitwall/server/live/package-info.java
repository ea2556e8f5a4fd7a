/// The one order of changes and the picture it adds up to. Nothing else knows where a sequence comes from.
@NullMarked
package pitwall.server.live;

import org.jspecify.annotations.NullMarked;
