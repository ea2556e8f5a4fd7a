package pitwall.fleet;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Random input that can be had again: `-Dpitwall.seed=N` repeats a run.
public record RandomSeed(long value) {
    /// The seed of this run, printed so that a failure can be repeated.
    public static RandomSeed announced(String purpose) {
        Long fixed = Long.getLong("pitwall.seed");
        RandomSeed seed = new RandomSeed(fixed == null ? new SplittableRandom().nextLong() : fixed);
        System.out.println(purpose + ": -Dpitwall.seed=" + seed.value);
        return seed;
    }

    public RandomGenerator generator() {
        return new SplittableRandom(value);
    }
}
