/// Regions on the map: their outlines with what is in them, the list that says the same in words, and the editor.
@NullMarked
package pitwall.views.cars.region;

import org.jspecify.annotations.NullMarked;
