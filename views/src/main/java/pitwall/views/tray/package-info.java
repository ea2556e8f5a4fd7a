/// What the desktop's notification area shows of the console while its window is behind others.
@NullMarked
package pitwall.views.tray;

import org.jspecify.annotations.NullMarked;
