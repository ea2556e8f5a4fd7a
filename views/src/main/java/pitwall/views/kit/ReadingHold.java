package pitwall.views.kit;

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
    private final BooleanSupplier filling;
    private Instant touched = Instant.MIN;
    private boolean hovered;

    /// @param chosen whether something is selected or marked that must not move away
    /// @param filling whether the list is still being filled for the first time, so that only a choice holds it
    public ReadingHold(InstantSource clock, BooleanSupplier chosen, BooleanSupplier filling) {
        this.clock = clock;
        this.chosen = chosen;
        this.filling = filling;
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
    public void release() {
        touched = Instant.MIN;
    }

    public boolean isHeld() {
        boolean near = hovered || touched.isAfter(clock.instant().minus(IDLE_AFTER));
        return chosen.getAsBoolean() || near && !filling.getAsBoolean();
    }
}
