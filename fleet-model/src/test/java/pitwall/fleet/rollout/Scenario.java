package pitwall.fleet.rollout;

import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// One simulated run: from these values everything follows.
///
/// @param cars how many cars the plan has
record Scenario(long seed, Set<SimFault> faults, int cars) {
    static Scenario of(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        Set<SimFault> faults = EnumSet.noneOf(SimFault.class);
        for (SimFault fault : SimFault.values()) {
            if (random.nextInt(5) < 2) {
                faults.add(fault);
            }
        }
        return new Scenario(seed, faults, 1 + random.nextInt(random.nextInt(4) == 0 ? 40 : 14));
    }

    Scenario without(SimFault fault) {
        Set<SimFault> fewer = EnumSet.noneOf(SimFault.class);
        fewer.addAll(faults);
        fewer.remove(fault);
        return new Scenario(seed, fewer, cars);
    }

    Scenario withCars(int fewer) {
        return new Scenario(seed, faults, fewer);
    }
}
