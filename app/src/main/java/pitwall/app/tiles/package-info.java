/// Squares of a tile server, fetched and kept.
@NullMarked
package pitwall.app.tiles;

import org.jspecify.annotations.NullMarked;
