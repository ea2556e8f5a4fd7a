package pitwall.app.tray;

import java.util.Locale;
import java.util.concurrent.Executor;
import pitwall.views.tray.Tray;

/// The notification areas of the systems that the console runs on.
public final class Trays {
    private Trays() {}

    /// That of a system; none on macOS, whose dock has the icon already.
    ///
    /// @param system as the property `os.name` calls it
    /// @param clicked called on any thread
    /// @param background runs what may take a while
    /// @param fxThread runs on the FX thread
    public static Tray of(String system, Runnable clicked, Executor background, Executor fxThread) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("linux")) {
            return new NotifierTray(NotifierTray.Bus.OF_SESSION, clicked, background, fxThread);
        }
        return name.startsWith("windows") ? new AwtTray(clicked, fxThread) : Tray.NONE;
    }
}
