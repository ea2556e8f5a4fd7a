/// Two cars side by side, with what differs marked by a sign and a word.
@NullMarked
package pitwall.views.cars.compare;

import org.jspecify.annotations.NullMarked;
