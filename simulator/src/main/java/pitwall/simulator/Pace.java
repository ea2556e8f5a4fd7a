package pitwall.simulator;

import java.time.Duration;

/// Simulated time in real time. Pure.
final class Pace {
    private Pace() {}

    /// How long something takes really; never longer than at the usual speed, because links stay in real time.
    ///
    /// @param speed simulated seconds in a real one
    static Duration of(Duration simulated, double speed) {
        return Duration.ofMillis(Math.round(simulated.toMillis() / Math.max(1, speed)));
    }
}
