package pitwall.app;

import java.util.concurrent.Executor;
import java.util.function.Function;
import pitwall.views.bell.Speaker;
import pitwall.views.ports.FileChoice;
import pitwall.views.ports.Pages;
import pitwall.views.tray.Tray;

/// What the desktop around the console gives it.
///
/// @param files asks for files
/// @param speaker makes what plays tones, given what runs in the background
/// @param pages shows pages of the web
/// @param tray makes the notification area
record DesktopParts(FileChoice files, Function<Executor, Speaker> speaker, Pages pages, TrayMaker tray) {
    /// Makes the notification area.
    @FunctionalInterface
    interface TrayMaker {
        /// @param clicked called on any thread
        /// @param background runs what may take a while
        /// @param fxThread runs on the FX thread
        Tray make(Runnable clicked, Executor background, Executor fxThread);
    }
}
