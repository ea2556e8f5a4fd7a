/// One car: what it is, what it should be, why it is not, and what happened.
@NullMarked
package pitwall.views.cars.detail;

import org.jspecify.annotations.NullMarked;
