/// The icon in the notification areas of the desktops that have one.
@NullMarked
package pitwall.app.tray;

import org.jspecify.annotations.NullMarked;
