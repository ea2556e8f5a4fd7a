package pitwall.agent;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Knows how a node has failed: the first failure of an incident is repaired at once, later ones after a rest
/// that doubles from a second to five minutes. Owned by the bus.
final class NodeWatchdog {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Duration steady;
    private @Nullable Instant lastFailure;
    private Instant restsUntil = Instant.MIN;
    private long failures;
    private boolean beginning;

    /// @param steady how long it must work for its incident to be over
    NodeWatchdog(Duration steady) {
        this.steady = steady;
    }

    /// Says whether this is a new incident.
    boolean failed(Instant now) {
        failures++;
        lastFailure = now;
        restsUntil = failures == 1 ? now : now.plus(rest());
        return failures == 1;
    }

    boolean mayTry(Instant now) {
        return !now.isBefore(restsUntil);
    }

    /// A failure while it is made anew must wait for the next look.
    boolean isBeginning() {
        return beginning;
    }

    void beginning(Runnable begin) {
        beginning = true;
        try {
            begin.run();
        } finally {
            beginning = false;
        }
    }

    /// It had failed, and has worked long enough since.
    boolean isOver(Instant now) {
        Instant last = lastFailure;
        return last != null && Duration.between(last, now).compareTo(steady) >= 0;
    }

    /// Ends the incident and says how many failures it was.
    long close() {
        long counted = failures;
        failures = 0;
        lastFailure = null;
        return counted;
    }

    private Duration rest() {
        Duration doubled = Duration.ofSeconds(1L << Math.min(failures - 2, 10));
        return doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    }
}
