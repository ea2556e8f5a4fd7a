/// Whether there is a newer console, and fetching it. Nothing is asked before somebody says where, and nothing is ever
/// installed from here.
@NullMarked
package pitwall.client.update;

import org.jspecify.annotations.NullMarked;
