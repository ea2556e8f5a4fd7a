package pitwall.testing;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Random input that can be had again. A run draws its seed by chance and logs it; `-Dpitwall.seed=N` repeats it.
///
/// @param value from which everything follows
public record Seeds(long value) {
    /// The system property that names the seed.
    public static final String PROPERTY = "pitwall.seed";

    private static final Logger LOG = System.getLogger(Seeds.class.getName());

    /// The seed of this run, logged under the name of what it is for.
    public static Seeds announced(String purpose) {
        Long given = Long.getLong(PROPERTY);
        Seeds seeds = new Seeds(given == null ? new SplittableRandom().nextLong() : given);
        LOG.log(Level.INFO, "{0}: repeat with -D{1}={2}", purpose, PROPERTY, Long.toString(seeds.value));
        return seeds;
    }

    /// A new generator; every call gives the same numbers again.
    public RandomGenerator generator() {
        return new SplittableRandom(value);
    }

    /// The seed of one of many schedules of the same run.
    public Seeds schedule(int number) {
        SplittableRandom mixed = new SplittableRandom(value ^ number * 0x9E37_79B9_7F4A_7C15L);
        return new Seeds(mixed.nextLong());
    }
}
