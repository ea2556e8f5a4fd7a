package pitwall.views.cars.list;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/// Says whether somebody reads the list, so that its rows must stay where they are. FX thread.
public final class ReadingHold {
    /// How long after the last touch a list counts as read.
    static final Duration IDLE_AFTER = Duration.ofSeconds(2);

    private final InstantSource clock;
    private final BooleanSupplier chosen;
    private Instant touched = Instant.MIN;
    private boolean hovered;

    /// @param chosen whether a car is selected or marked
    ReadingHold(InstantSource clock, BooleanSupplier chosen) {
        this.clock = clock;
        this.chosen = chosen;
    }

    /// Somebody scrolled or moved the pointer or the cursor.
    public void touch() {
        touched = clock.instant();
    }

    /// Whether the pointer rests on a row.
    public void hover(boolean on) {
        hovered = on;
        touch();
    }

    /// Forgets what came before: the list was replaced on the reader's own request.
    void release() {
        touched = Instant.MIN;
    }

    boolean isHeld() {
        return hovered
                || chosen.getAsBoolean()
                || touched.isAfter(clock.instant().minus(IDLE_AFTER));
    }
}
