/// The frame around all screens: header, mode band, rail, tabs, status bar, and what leads from one to another.
@NullMarked
package pitwall.views.shell;

import org.jspecify.annotations.NullMarked;
