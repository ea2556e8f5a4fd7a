package pitwall.views.cars.list;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The time in which a fleet comes up: from the first car until none came for a moment. Nobody can have found his place
/// in such a list yet, so a resting pointer does not keep it as it is. FX thread.
final class FirstFill {
    /// How long no car came when the list counts as filled.
    private static final Duration QUIET = Duration.ofMillis(1_500);
    /// A fleet that never stops growing is no longer coming up after this.
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final InstantSource clock;
    private Instant began = Instant.EPOCH;
    private Instant grown = Instant.EPOCH;
    private int cars;

    FirstFill(InstantSource clock) {
        this.clock = clock;
    }

    /// Told how many cars every picture has.
    void counts(int size) {
        if (size > cars) {
            began = cars == 0 ? clock.instant() : began;
            grown = clock.instant();
        }
        cars = size;
    }

    boolean isOn() {
        Instant now = clock.instant();
        return now.isBefore(grown.plus(QUIET)) && now.isBefore(began.plus(LONGEST));
    }
}
