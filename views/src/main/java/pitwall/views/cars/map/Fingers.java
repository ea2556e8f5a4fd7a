package pitwall.views.cars.map;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import javafx.scene.input.ScrollEvent;

/// Tells fingers on a touchpad from a wheel, once for each gesture. Not every system says which of the two it is; then
/// whatever goes sideways was fingers, and so is all that follows without a pause. FX thread.
final class Fingers {
    /// Events that are farther apart belong to two gestures.
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final InstantSource clock;
    private Instant last = Instant.EPOCH;
    private boolean fingers;

    Fingers(InstantSource clock) {
        this.clock = clock;
    }

    /// True where the gesture of this event is one of fingers.
    boolean moved(ScrollEvent event) {
        Instant now = clock.instant();
        if (Duration.between(last, now).abs().compareTo(PAUSE) > 0) {
            fingers = false;
        }
        last = now;
        fingers |= event.getTouchCount() > 0 || event.isInertia() || event.getDeltaX() != 0;
        return fingers;
    }
}
