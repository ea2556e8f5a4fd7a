/// The Overview screen: is anything wrong, where, is it getting worse, and what runs. What it counts needs no toolkit;
/// the panes do.
@NullMarked
package pitwall.views.cars.overview;

import org.jspecify.annotations.NullMarked;
