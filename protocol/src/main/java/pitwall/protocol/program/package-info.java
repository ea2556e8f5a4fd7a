/// What consoles are told about newer consoles: a signed list.
@NullMarked
package pitwall.protocol.program;

import org.jspecify.annotations.NullMarked;
