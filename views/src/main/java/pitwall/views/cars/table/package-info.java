/// The cars as a table.
@NullMarked
package pitwall.views.cars.table;

import org.jspecify.annotations.NullMarked;
