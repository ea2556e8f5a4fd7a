package pitwall.checks.simulation;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// One simulated run: from these values everything follows.
///
/// @param cars how many cars the plan has
/// @param minutes how long things go wrong
record Scenario(long seed, Set<Fault> faults, int cars, int minutes) {
    private static final int MOST_MINUTES = 9;

    Scenario {
        faults = Set.copyOf(faults);
    }

    static Scenario of(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        Set<Fault> faults = EnumSet.noneOf(Fault.class);
        int oneIn = 2 + random.nextInt(4);
        for (Fault fault : Fault.values()) {
            if (random.nextInt(oneIn) == 0) {
                faults.add(fault);
            }
        }
        int cars = random.nextInt(12) == 0 ? 1 + random.nextInt(12) : 1 + random.nextInt(4);
        return new Scenario(seed, faults, cars, MOST_MINUTES);
    }

    /// Reads what [#toString] wrote.
    static Scenario parse(String text) {
        String[] words = text.trim().split("\\s+");
        Set<Fault> faults = words.length < 4
                ? Set.of()
                : Arrays.stream(words[3].split(",")).map(Fault::valueOf).collect(Collectors.toSet());
        return new Scenario(Long.parseLong(words[0]), faults, Integer.parseInt(words[1]), Integer.parseInt(words[2]));
    }

    /// Whether nobody answers a request for the first forty minutes, so that it expires.
    boolean leavesRequestsOpen() {
        return seed % 16 == 12;
    }

    boolean has(Fault fault) {
        return faults.contains(fault);
    }

    Scenario without(Fault fault) {
        Set<Fault> fewer = EnumSet.noneOf(Fault.class);
        fewer.addAll(faults);
        fewer.remove(fault);
        return new Scenario(seed, fewer, cars, minutes);
    }

    Scenario withCars(int fewer) {
        return new Scenario(seed, faults, fewer, minutes);
    }

    Scenario withMinutes(int fewer) {
        return new Scenario(seed, faults, cars, fewer);
    }

    /// As a line of the list of kept seeds.
    @Override
    public String toString() {
        String names = Arrays.stream(Fault.values())
                .filter(faults::contains)
                .map(Fault::name)
                .collect(Collectors.joining(","));
        return (seed + " " + cars + " " + minutes + " " + names).trim();
    }
}
