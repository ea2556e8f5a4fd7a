/// What the presentations of the car list have in common.
@NullMarked
package pitwall.views.cars.face;

import org.jspecify.annotations.NullMarked;
