package pitwall.simulator.fault;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/// Which faults the links and the updates of a simulated fleet have. The same plan and seed give the same faults.
///
/// @param loss share of frames that never arrive, 0 to 1
/// @param duplicate share of frames that arrive twice
/// @param reorder share of frames that are overtaken by the next
/// @param leastDelay every frame is late by at least this much
/// @param mostDelay and by at most this much
/// @param flapsPerMinute how often a car's connection breaks
/// @param skew how far a car's clock may be wrong, in either direction
/// @param updates what goes wrong with updates
/// @param nodeFailuresPerMinute how often a node of a car's agent fails
public record FaultPlan(
        double loss,
        double duplicate,
        double reorder,
        Duration leastDelay,
        Duration mostDelay,
        double flapsPerMinute,
        Duration skew,
        UpdateFaults updates,
        double nodeFailuresPerMinute) {
    /// A network without faults.
    public static final FaultPlan NONE = new FaultPlan(0, 0, 0, Duration.ZERO, Duration.ZERO, 0, Duration.ZERO);

    /// Faults of the network and the clock alone.
    public FaultPlan(
            double loss,
            double duplicate,
            double reorder,
            Duration leastDelay,
            Duration mostDelay,
            double flapsPerMinute,
            Duration skew) {
        this(loss, duplicate, reorder, leastDelay, mostDelay, flapsPerMinute, skew, UpdateFaults.NONE, 0);
    }

    public FaultPlan {
        Shares.check("loss", loss);
        Shares.check("duplicate", duplicate);
        Shares.check("reorder", reorder);
        if (leastDelay.isNegative() || mostDelay.compareTo(leastDelay) < 0) {
            throw new IllegalArgumentException("delay must be 0 <= least <= most");
        }
        if (!(flapsPerMinute >= 0 && flapsPerMinute <= 60)) {
            throw new IllegalArgumentException("flap must be 0 to 60 a minute");
        }
        if (!(nodeFailuresPerMinute >= 0 && nodeFailuresPerMinute <= 60)) {
            throw new IllegalArgumentException("node must be 0 to 60 a minute");
        }
        if (skew.isNegative()) {
            throw new IllegalArgumentException("skew must not be negative");
        }
    }

    /// Which node of a car's agent fails in a second of its life; empty if none does.
    ///
    /// @param seed of this car's faults
    /// @param nodes how many there are
    public OptionalInt failingNode(long seed, long second, int nodes) {
        if (nodeFailuresPerMinute == 0) {
            return OptionalInt.empty();
        }
        SplittableRandom dice = new SplittableRandom(seed * 0x9E37_79B9_7F4A_7C15L + second);
        boolean fails = dice.nextDouble() < nodeFailuresPerMinute / 60;
        return fails ? OptionalInt.of(dice.nextInt(nodes)) : OptionalInt.empty();
    }

    /// Reads the form of the command line, for example `loss=1%,delay=50..200ms,skew=±30s,bad=4.4.0@iX3`.
    ///
    /// @throws IllegalArgumentException with one sentence for the person who typed it
    public static FaultPlan parse(String text) {
        return FaultPlanText.parse(text);
    }

    /// True where no frame is touched; clocks may still be wrong.
    public boolean isTransparent() {
        return loss == 0 && duplicate == 0 && reorder == 0 && mostDelay.isZero() && flapsPerMinute == 0;
    }
}
