package pitwall.testing;

import java.time.Duration;

/// What a [Lane] does to its bytes.
///
/// @param delay added to every piece
/// @param jitter added by chance, up to this much; pieces never overtake one another
/// @param bytesPerSecond for each connection, 0 without limit
/// @param sliceBytes the most that is written at once, 0 without limit
/// @param paused nothing is delivered, everything is kept
/// @param swallowing everything is accepted, nothing is delivered
record LaneFaults(
        Duration delay, Duration jitter, long bytesPerSecond, int sliceBytes, boolean paused, boolean swallowing) {
    static final LaneFaults NONE = new LaneFaults(Duration.ZERO, Duration.ZERO, 0, 0, false, false);

    LaneFaults {
        if (delay.isNegative() || jitter.isNegative() || bytesPerSecond < 0 || sliceBytes < 0) {
            throw new IllegalArgumentException("faults cannot be negative");
        }
    }

    LaneFaults withDelay(Duration fixed, Duration spread) {
        return new LaneFaults(fixed, spread, bytesPerSecond, sliceBytes, paused, swallowing);
    }

    LaneFaults withRate(long rate) {
        return new LaneFaults(delay, jitter, rate, sliceBytes, paused, swallowing);
    }

    LaneFaults withSlices(int bytes) {
        return new LaneFaults(delay, jitter, bytesPerSecond, bytes, paused, swallowing);
    }

    LaneFaults withPause(boolean on) {
        return new LaneFaults(delay, jitter, bytesPerSecond, sliceBytes, on, swallowing);
    }

    LaneFaults withSwallowing(boolean on) {
        return new LaneFaults(delay, jitter, bytesPerSecond, sliceBytes, paused, on);
    }

    /// The most that may be written at once: a slice, and under a rate at most 50 ms' worth.
    int portion(int wanted) {
        int slice = sliceBytes == 0 ? wanted : Math.min(wanted, sliceBytes);
        return bytesPerSecond == 0 ? slice : (int) Math.min(slice, Math.max(1, bytesPerSecond / 20));
    }
}
