package pitwall.testing;

import java.util.random.RandomGenerator;

/// What happens to a car of a generated fleet, with about the shares of a fleet on an ordinary day.
enum CarPlight {
    WELL(780),
    WAITING(50),
    UPDATING(40),
    ROLLING_BACK(5),
    ROLLED_BACK(10),
    BLOCKED(25),
    FAILED(15),
    CRASHED(5),
    AGENT_DOWN(5),
    SAFE_MODE(4),
    LOCAL_ESTOP(1),
    STOPPED(10),
    SILENT(15),
    OFFLINE(25),
    NEVER_SEEN(10);

    private static final int TOTAL = 1_000;

    private final int share;

    CarPlight(int share) {
        this.share = share;
    }

    /// Draws one by its share in a thousand.
    static CarPlight draw(RandomGenerator random) {
        int ticket = random.nextInt(TOTAL);
        for (CarPlight plight : values()) {
            ticket -= plight.share;
            if (ticket < 0) {
                return plight;
            }
        }
        return WELL;
    }
}
