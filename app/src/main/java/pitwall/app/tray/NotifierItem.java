package pitwall.app.tray;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;

/// An icon in the notification area as desktops of Linux ask for it: its looks are properties, and a signal says which
/// of them to read again. The names are those of the
/// [specification](https://www.freedesktop.org/wiki/Specifications/StatusNotifierItem/) and of the desktops, which put
/// `kde` for `freedesktop`.
@DBusInterfaceName(NotifierItem.NAME)
public interface NotifierItem extends DBusInterface {
    String NAME = "org.kde.StatusNotifierItem";
    /// Where hosts look for it.
    String PATH = "/StatusNotifierItem";

    /// Somebody clicked it.
    ///
    /// @param x where on the screen
    /// @param y where on the screen
    @DBusMemberName("Activate")
    void activate(int x, int y);

    /// Somebody clicked it with the middle button.
    @DBusMemberName("SecondaryActivate")
    void secondaryActivate(int x, int y);

    /// Somebody wants what else it can do.
    @DBusMemberName("ContextMenu")
    void contextMenu(int x, int y);

    /// Somebody turned the wheel above it.
    @DBusMemberName("Scroll")
    void scroll(int delta, String orientation);

    /// Another look.
    class NewIcon extends DBusSignal {
        public NewIcon(String path) throws DBusException {
            super(path);
        }
    }

    /// Another look while it wants attention.
    class NewAttentionIcon extends DBusSignal {
        public NewAttentionIcon(String path) throws DBusException {
            super(path);
        }
    }

    /// Other words.
    class NewToolTip extends DBusSignal {
        public NewToolTip(String path) throws DBusException {
            super(path);
        }
    }

    /// It wants attention, or does no longer.
    class NewStatus extends DBusSignal {
        /// The status.
        public final String status;

        public NewStatus(String path, String status) throws DBusException {
            super(path, status);
            this.status = status;
        }
    }
}
