package pitwall.agent;

import java.time.Duration;
import java.time.Instant;

/// Keeps a car under the server's limit of 20 frames a second and bursts of 100, with room to spare: a
/// backlog after a long silence leaves at 15 a second. Owned by its link.
final class FramePacer {
    private static final double PER_SECOND = 15;
    private static final double BURST = 60;

    private double tokens = BURST;
    private Instant filledAt;

    FramePacer(Instant now) {
        this.filledAt = now;
    }

    /// Takes the right to send one frame; false when it has to wait.
    boolean take(Instant now) {
        Duration elapsed = Duration.between(filledAt, now);
        if (!elapsed.isNegative()) {
            tokens = Math.min(BURST, tokens + elapsed.toNanos() / 1e9 * PER_SECOND);
            filledAt = now;
        }
        if (tokens < 1) {
            return false;
        }
        tokens -= 1;
        return true;
    }
}
