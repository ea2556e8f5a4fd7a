/// A map of pictures that a server of the user's choice gives away in squares.
@NullMarked
package pitwall.views.map.tiles;

import org.jspecify.annotations.NullMarked;
