package pitwall.fleet.rollout;

import java.util.Optional;
import java.util.function.Supplier;

/// Runs scenarios and makes a failing one as small as it can be.
final class Simulation {
    /// A scenario that breaks an invariant.
    record Failure(Scenario scenario, String invariant, String message) {
        @Override
        public String toString() {
            return scenario + " breaks " + message;
        }
    }

    private final Supplier<RolloutRules> rules;

    Simulation(Supplier<RolloutRules> rules) {
        this.rules = rules;
    }

    Optional<Failure> run(Scenario scenario) {
        try {
            new SimWorld(scenario, rules.get()).run();
            return Optional.empty();
        } catch (Violation violation) {
            return Optional.of(new Failure(scenario, violation.invariant(), violation.toString()));
        } catch (IllegalStateException | IllegalArgumentException | NullPointerException bug) {
            return Optional.of(new Failure(scenario, "crash", bug + " at " + bug.getStackTrace()[0]));
        }
    }

    /// The first failure among `count` seeds from `first` on.
    Optional<Failure> firstFailure(long first, int count) {
        for (long seed = first; seed < first + count; seed++) {
            Optional<Failure> failure = run(Scenario.of(seed));
            if (failure.isPresent()) {
                return failure;
            }
        }
        return Optional.empty();
    }

    /// Leaves away faults and cars as long as some invariant still breaks.
    Failure shrunk(Failure failure) {
        Failure smallest = failure;
        for (SimFault fault : SimFault.values()) {
            if (smallest.scenario().faults().contains(fault)) {
                smallest = run(smallest.scenario().without(fault)).orElse(smallest);
            }
        }
        for (int cars = 1; cars < smallest.scenario().cars(); cars++) {
            Optional<Failure> fewer = run(smallest.scenario().withCars(cars));
            if (fewer.isPresent()) {
                return fewer.get();
            }
        }
        return smallest;
    }
}
