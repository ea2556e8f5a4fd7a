/// How the fleet was: pictures of all cars and what changed between them, in steps of time that are the coarser the
/// older they are.
@NullMarked
package pitwall.server.history;

import org.jspecify.annotations.NullMarked;
