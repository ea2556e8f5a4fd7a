/// The only place where the fleet changes: one writer, group commits, pure rules.
@NullMarked
package pitwall.server.registry;

import org.jspecify.annotations.NullMarked;
