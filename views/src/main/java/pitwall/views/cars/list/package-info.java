/// Which cars are shown, in which order, and which of them are chosen: one query, one order and one selection for
/// all presentations. Needs no toolkit.
@NullMarked
package pitwall.views.cars.list;

import org.jspecify.annotations.NullMarked;
