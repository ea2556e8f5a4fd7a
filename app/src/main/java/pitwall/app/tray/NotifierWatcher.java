package pitwall.app.tray;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.interfaces.DBusInterface;

/// The part of a desktop of Linux that knows all icons of the notification area.
@DBusInterfaceName(NotifierWatcher.NAME)
public interface NotifierWatcher extends DBusInterface {
    String NAME = "org.kde.StatusNotifierWatcher";
    String PATH = "/StatusNotifierWatcher";

    /// @param service a name on the bus; the item is at [NotifierItem#PATH]
    @DBusMemberName("RegisterStatusNotifierItem")
    void register(String service);
}
