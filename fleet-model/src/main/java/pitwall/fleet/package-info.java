/// What a fleet is and which rules hold. Values only: no I/O, no clock, no thread, no library.
@NullMarked
package pitwall.fleet;

import org.jspecify.annotations.NullMarked;
