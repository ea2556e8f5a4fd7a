/// The parts every screen is made of: words, numbers, marks, messages. Nothing here knows a screen.
@NullMarked
package pitwall.views.kit;

import org.jspecify.annotations.NullMarked;
