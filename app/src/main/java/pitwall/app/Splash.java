package pitwall.app;

import java.awt.GraphicsEnvironment;
import java.awt.SplashScreen;
import java.util.concurrent.Executor;
import javafx.scene.Scene;

/// The picture that the launcher of a package shows before there is any Java. It would stay for good, since only a
/// window of AWT takes it away by itself, and there is none.
final class Splash {
    /// Set by the launchers of packages, which alone have a picture.
    private static final String PACKAGED = "jpackage.app-path";

    private Splash() {}

    /// Takes the picture away as soon as the window has drawn something itself. Does nothing where there is none.
    ///
    /// @param background asks AWT, which is not needed before
    static void giveWayTo(Scene scene, Executor background) {
        if (System.getProperty(PACKAGED) != null) {
            FirstFrame.of(scene, () -> background.execute(Splash::end));
        }
    }

    private static void end() {
        if (GraphicsEnvironment.isHeadless()) {
            return;
        }
        SplashScreen picture = SplashScreen.getSplashScreen();
        if (picture != null) {
            picture.close();
        }
    }
}
