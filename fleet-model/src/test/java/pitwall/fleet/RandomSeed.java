package pitwall.fleet;

import java.lang.System.Logger.Level;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Random input that can be had again: `-Dpitwall.seed=N` repeats a run.
public record RandomSeed(long value) {
    /// The seed of this run, logged so that a failure can be repeated.
    public static RandomSeed announced(String purpose) {
        Long fixed = Long.getLong("pitwall.seed");
        RandomSeed seed = new RandomSeed(fixed == null ? new SplittableRandom().nextLong() : fixed);
        System.getLogger(RandomSeed.class.getName())
                .log(Level.INFO, "{0}: repeat with -Dpitwall.seed={1}", purpose, Long.toString(seed.value));
        return seed;
    }

    public RandomGenerator generator() {
        return new SplittableRandom(value);
    }
}
