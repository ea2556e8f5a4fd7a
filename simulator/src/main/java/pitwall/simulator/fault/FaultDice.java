package pitwall.simulator.fault;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Draws the fate of one frame after another. The same plan and seed draw the same fates. Owned by one
/// direction of one link.
final class FaultDice {
    private final FaultPlan plan;
    private final RandomGenerator dice;

    /// What happens to a frame.
    ///
    /// @param copies 0 for a loss, 2 for a duplicate
    /// @param overtaken true when the frame after it shall arrive first
    record Fate(int copies, Duration delay, boolean overtaken) {}

    FaultDice(FaultPlan plan, long seed) {
        this.plan = plan;
        this.dice = new SplittableRandom(seed);
    }

    /// Always draws the same number of times, so that one fault does not shift the others.
    Fate next() {
        boolean lost = dice.nextDouble() < plan.loss();
        boolean doubled = dice.nextDouble() < plan.duplicate();
        boolean overtaken = dice.nextDouble() < plan.reorder();
        double spread = dice.nextDouble();
        long span = plan.mostDelay().minus(plan.leastDelay()).toNanos();
        Duration delay = plan.leastDelay().plusNanos((long) (span * spread));
        return new Fate(lost ? 0 : doubled ? 2 : 1, delay, overtaken);
    }

    /// How long a fresh connection holds.
    Duration untilFlap() {
        double minutes = -Math.log(1 - dice.nextDouble()) / plan.flapsPerMinute();
        return Duration.ofMillis((long) Math.min(minutes * 60_000, 86_400_000));
    }

    /// How far a clock is wrong.
    Duration skew() {
        return Duration.ofMillis((long) (plan.skew().toMillis() * (2 * dice.nextDouble() - 1)));
    }
}
