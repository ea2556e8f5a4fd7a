/// Questions to the server about one car, and how old the answers are.
@NullMarked
package pitwall.views.cars.asked;

import org.jspecify.annotations.NullMarked;
