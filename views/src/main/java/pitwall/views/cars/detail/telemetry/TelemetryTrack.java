package pitwall.views.cars.detail.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import pitwall.fleet.Vitals;

/// What a car said of itself over the last hour, at the times at which it was heard. Belongs to one thread.
///
/// It joins what the server remembers with now.
final class TelemetryTrack {
    /// What is older is forgotten.
    static final Duration SPAN = Duration.ofHours(1);
    /// Three heartbeats: so long a value counts as fresh.
    static final Duration HOLDS = Duration.ofSeconds(15);
    /// One heartbeat: the distance of two points of a line.
    static final Duration STEP = Duration.ofSeconds(5);

    private final Deque<Sample> samples = new ArrayDeque<>();

    /// @param at server time at which the car was heard
    record Sample(Instant at, Vitals vitals) {}

    /// Takes what the car says now; what was known already is not taken twice.
    ///
    /// @return true where that was new
    boolean add(Vitals vitals) {
        Instant heard = vitals.heard();
        if (heard == null || newest().filter(last -> !heard.isAfter(last.at())).isPresent()) {
            return false;
        }
        samples.addLast(new Sample(heard, vitals));
        while (samples.getFirst().at().isBefore(heard.minus(SPAN))) {
            samples.removeFirst();
        }
        return true;
    }

    Optional<Sample> oldest() {
        return Optional.ofNullable(samples.peekFirst());
    }

    Optional<Sample> newest() {
        return Optional.ofNullable(samples.peekLast());
    }

    /// All of them, the oldest first.
    List<Sample> samples() {
        return List.copyOf(samples);
    }
}
