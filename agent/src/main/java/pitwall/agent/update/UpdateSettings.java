package pitwall.agent.update;

import java.time.Duration;

/// The patience of a car.
///
/// @param healthyFor how long software must be healthy before it is believed
/// @param stopTime how long it may take to stop
/// @param slowWindow how long a pull may be slower than `leastBytes` before it is called off
/// @param leastBytes that must come within `slowWindow`
public record UpdateSettings(Duration healthyFor, Duration stopTime, Duration slowWindow, long leastBytes) {
    public static final UpdateSettings DEFAULT =
            new UpdateSettings(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(30), 30 * 1024);

    /// How long to wait after a pull that broke off; doubles from this up to [#LONGEST_PAUSE].
    static final Duration FIRST_PAUSE = Duration.ofSeconds(5);

    static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    /// How often the beginning of an apply is called off before the car gives up.
    static final int MOST_INTERRUPTIONS = 5;
    /// How often a whole artifact may be the wrong one: a power loss can spoil the first.
    static final int MOST_SPOILED = 2;
    /// How often a pull may be too slow before the car gives up.
    static final int MOST_SLOW = 5;
}
