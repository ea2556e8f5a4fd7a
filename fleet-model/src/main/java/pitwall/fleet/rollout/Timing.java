package pitwall.fleet.rollout;

import java.time.Duration;

/// The times of a phase.
///
/// @param soak how long the cars of a wave are watched after its end before the next may begin
/// @param waitAfter between this phase and the next, 1 to 60 min (E-4); runs together with the last wave's soak
/// @param phaseTimeout after this no further car of the phase starts (E-5)
/// @param carTimeout how long a car has to begin, and from then on to prove the new build (D-7)
/// @param rollbackTimeout the same for the way back (F-3)
public record Timing(
        Duration soak, Duration waitAfter, Duration phaseTimeout, Duration carTimeout, Duration rollbackTimeout) {
    /// Soak and wait 5 min, phase 6 h, car 5 min, rollback 3 min.
    public static final Timing DEFAULT = new Timing(
            Duration.ofMinutes(5),
            Duration.ofMinutes(5),
            Duration.ofHours(6),
            Duration.ofMinutes(5),
            Duration.ofMinutes(3));

    public Timing {
        if (soak.isNegative()) {
            throw new IllegalArgumentException("soak must not be negative, was " + soak);
        }
        if (waitAfter.compareTo(Duration.ofMinutes(1)) < 0 || waitAfter.compareTo(Duration.ofMinutes(60)) > 0) {
            throw new IllegalArgumentException("wait must be 1 to 60 minutes, was " + waitAfter);
        }
        if (!phaseTimeout.isPositive() || !carTimeout.isPositive() || !rollbackTimeout.isPositive()) {
            throw new IllegalArgumentException("timeouts must be positive");
        }
    }
}
