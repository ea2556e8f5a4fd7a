/// What every screen may ask of its surroundings: where to go, what can be done, how to tell the user. Screens
/// know this package and never one another.
@NullMarked
package pitwall.views.desk;

import org.jspecify.annotations.NullMarked;
