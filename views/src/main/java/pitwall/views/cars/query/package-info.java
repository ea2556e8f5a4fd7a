/// The box in which a query is written, and what it proposes.
@NullMarked
package pitwall.views.cars.query;

import org.jspecify.annotations.NullMarked;
