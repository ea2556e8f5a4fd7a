/// What the screen says about cars, in words and figures. Needs no toolkit.
@NullMarked
package pitwall.views.cars.text;

import org.jspecify.annotations.NullMarked;
