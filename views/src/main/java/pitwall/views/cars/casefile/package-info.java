/// Case files of cars, opened to be read: the screen of a car, of the moment of the file.
@NullMarked
package pitwall.views.cars.casefile;

import org.jspecify.annotations.NullMarked;
