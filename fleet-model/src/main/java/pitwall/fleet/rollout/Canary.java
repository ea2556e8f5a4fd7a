package pitwall.fleet.rollout;

/// How many cars of a phase go first.
public sealed interface Canary {
    /// No canary.
    record None() implements Canary {}

    /// This many cars, or all if there are fewer.
    record Count(int cars) implements Canary {
        public Count {
            if (cars < 1) {
                throw new IllegalArgumentException("a canary needs a car, was " + cars);
            }
        }
    }

    /// This share of the phase, rounded up.
    record Percent(int percent) implements Canary {
        public Percent {
            if (percent < 1 || percent > 100) {
                throw new IllegalArgumentException("canary must be 1 to 100 percent, was " + percent);
            }
        }
    }

    /// The cars of a phase of `total` cars that go first.
    default int of(int total) {
        return switch (this) {
            case None() -> 0;
            case Count(int cars) -> Math.min(cars, total);
            case Percent(int percent) -> Math.ceilDiv(total * percent, 100);
        };
    }
}
