package pitwall.views.fx;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/// The way onto the FX thread for answers that arrive elsewhere.
public final class FxThread {
    private FxThread() {}

    /// Runs what it is given on the FX thread, later and in order.
    public static Executor executor() {
        return Platform::runLater;
    }
}
