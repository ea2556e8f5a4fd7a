/// The cars as cards.
@NullMarked
package pitwall.views.cars.cards;

import org.jspecify.annotations.NullMarked;
