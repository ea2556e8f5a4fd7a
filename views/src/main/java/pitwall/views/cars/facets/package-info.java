/// The saved views and the values one can choose from, with their counts.
@NullMarked
package pitwall.views.cars.facets;

import org.jspecify.annotations.NullMarked;
