/// Who outside is told what happens, as values.
@NullMarked
package pitwall.fleet.notify;

import org.jspecify.annotations.NullMarked;
