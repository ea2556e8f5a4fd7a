package pitwall.views.testing;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/// Frames of the toolkit.
public final class Pulses {
    /// What changed before the first is handed to what draws with it, and drawn before the third.
    private static final int ENOUGH = 3;

    private Pulses() {}

    /// Waits until what changed so far was drawn. Not on the FX thread.
    public static void pass() {
        CountDownLatch frames = new CountDownLatch(ENOUGH);
        Platform.runLater(() -> new AnimationTimer() {
            @Override
            public void handle(long now) {
                frames.countDown();
                if (frames.getCount() == 0) {
                    stop();
                }
            }
        }.start());
        try {
            if (!frames.await(10, TimeUnit.SECONDS)) {
                throw new AssertionError("the toolkit draws nothing");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("nobody waits any longer", e);
        }
    }
}
