/// Regions as data, and the cars that move between them because of where they are.
@NullMarked
package pitwall.server.region;

import org.jspecify.annotations.NullMarked;
