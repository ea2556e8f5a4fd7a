package pitwall.checks.simulation;

import java.util.SplittableRandom;

/// What some plans and policies ask for beside the rest. Drawn from dice of its own, and only in every eighth seed, so
/// that the other seeds go on meaning what they meant.
final class Extras {
    private final boolean on;
    private final SplittableRandom random;

    Extras(Scenario scenario) {
        on = Math.floorMod(scenario.seed(), 8) == 3;
        random = new SplittableRandom(~scenario.seed());
    }

    private boolean oneIn(int many) {
        return on && random.nextInt(many) == 0;
    }

    boolean charging() {
        return oneIn(2);
    }

    boolean unmetered() {
        return oneIn(2);
    }

    boolean downloadAhead() {
        return oneIn(2);
    }
}
