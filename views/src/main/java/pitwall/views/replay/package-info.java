/// Shows how it was: one bar over all screens that leads into the past and back.
@NullMarked
package pitwall.views.replay;

import org.jspecify.annotations.NullMarked;
