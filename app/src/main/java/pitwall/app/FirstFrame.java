package pitwall.app;

import javafx.scene.Scene;

/// Tells once that a scene has shown its first frame. FX thread.
final class FirstFrame {
    /// Two pulses after a window is there its first frame is out.
    private static final int PULSES = 2;

    private final Scene scene;
    private final Runnable shown;
    private final Runnable pulse = this::pulse;
    private int pulses;

    private FirstFrame(Scene scene, Runnable shown) {
        this.scene = scene;
        this.shown = shown;
    }

    static void of(Scene scene, Runnable shown) {
        FirstFrame awaited = new FirstFrame(scene, shown);
        scene.addPostLayoutPulseListener(awaited.pulse);
    }

    private void pulse() {
        pulses++;
        if (pulses == PULSES) {
            scene.removePostLayoutPulseListener(pulse);
            shown.run();
        }
    }
}
