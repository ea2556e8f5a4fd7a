/// Every car at once, a dot each.
@NullMarked
package pitwall.views.cars.dots;

import org.jspecify.annotations.NullMarked;
