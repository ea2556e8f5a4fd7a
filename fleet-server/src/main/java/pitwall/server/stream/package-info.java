/// The consoles' side of the server: views, snapshots, batches, bounded outboxes.
@NullMarked
package pitwall.server.stream;

import org.jspecify.annotations.NullMarked;
