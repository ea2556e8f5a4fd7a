package pitwall.simulator.car;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Where chance comes from: fresh dice for every car and second, so that a second is the same whatever
/// happened to other cars and however often it is asked for.
public final class Dice {
    private Dice() {}

    /// The dice of one car for one second of its life.
    public static RandomGenerator of(long seed, int car, long second) {
        return new SplittableRandom(mix(mix(seed + 0x9E37_79B9_7F4A_7C15L * car) + second));
    }

    static boolean chance(RandomGenerator dice, double probability) {
        return dice.nextDouble() < probability;
    }

    static int between(RandomGenerator dice, int least, int most) {
        return dice.nextInt(least, most + 1);
    }

    static <T> T oneOf(RandomGenerator dice, List<T> choices) {
        return choices.get(dice.nextInt(choices.size()));
    }

    /// The finalizer of SplitMix64 (Steele, Lea, Flood 2014): neighbouring inputs, unrelated outputs.
    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return z ^ (z >>> 31);
    }
}
