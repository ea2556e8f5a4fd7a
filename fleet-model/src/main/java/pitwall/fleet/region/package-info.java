/// Regions as data: where they are, and which cars belong to them because of where they are.
@NullMarked
package pitwall.fleet.region;

import org.jspecify.annotations.NullMarked;
