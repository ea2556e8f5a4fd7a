/// Keeps how the fleet was, so that any second that was seen can be shown again. What is kept is append-only: whole
/// pictures now and then, and what changed between them.
@NullMarked
package pitwall.cache.history;

import org.jspecify.annotations.NullMarked;
