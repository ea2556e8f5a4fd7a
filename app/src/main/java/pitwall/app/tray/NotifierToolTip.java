package pitwall.app.tray;

import java.util.List;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.annotations.Position;

/// What is shown where somebody points at an icon: `(sa(iiay)ss)`. It has no picture of its own.
public final class NotifierToolTip extends Struct {
    @Position(0)
    public final String icon = "";

    @Position(1)
    public final List<NotifierPicture> pictures = List.of();

    @Position(2)
    public final String title;

    @Position(3)
    public final String text;

    NotifierToolTip(String title, String text) {
        this.title = title;
        this.text = text;
    }
}
