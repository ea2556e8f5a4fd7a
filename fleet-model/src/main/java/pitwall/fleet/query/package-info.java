/// The filter language: parsed once, used by console, server and command line alike.
@NullMarked
package pitwall.fleet.query;

import org.jspecify.annotations.NullMarked;
