package pitwall.checks.simulation;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import pitwall.fleet.rollout.Violation;

/// Runs scenarios and makes a failing one as small as it can be.
final class Simulation {
    /// A scenario that breaks an invariant.
    record Failure(Scenario scenario, String invariant, String message) {
        @Override
        public String toString() {
            return "\"" + scenario + "\" breaks " + message;
        }
    }

    private final Supplier<Parts> parts;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    Simulation(Supplier<Parts> parts) {
        this.parts = parts;
    }

    /// What all runs so far came to see.
    Set<String> seen() {
        return Set.copyOf(seen);
    }

    Optional<Failure> run(Scenario scenario) {
        try {
            FleetRun run = new FleetRun(scenario, parts.get());
            run.run();
            seen.addAll(run.seen());
            return Optional.empty();
        } catch (Violation violation) {
            return Optional.of(new Failure(scenario, violation.invariant(), violation.toString()));
        } catch (RuntimeException | Error bug) {
            // Whatever the production code throws is a finding with a seed, also what it asserts.
            return Optional.of(new Failure(scenario, "crash", bug + " at " + place(bug)));
        }
    }

    /// A virtual machine that throws the same again and again leaves the trace away.
    private static String place(Throwable bug) {
        StackTraceElement[] trace = bug.getStackTrace();
        return trace.length == 0 ? "a place that is not told" : trace[0].toString();
    }

    /// The first failure among `count` seeds from `first` on. Worlds know nothing of one another, so each processor
    /// runs its own.
    Optional<Failure> firstFailure(long first, int count) {
        return LongStream.range(first, first + count)
                .parallel()
                .mapToObj(Scenario::of)
                .map(this::run)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /// Leaves away faults, cars and minutes as long as the same invariant still breaks.
    Failure shrunk(Failure failure) {
        Failure smallest = failure;
        for (int round = 0; round < 2; round++) {
            for (Fault fault : Fault.values()) {
                if (smallest.scenario().has(fault)) {
                    smallest = orElse(smallest, smallest.scenario().without(fault));
                }
            }
        }
        for (int cars = 1; cars < smallest.scenario().cars(); cars++) {
            Failure fewer = orElse(smallest, smallest.scenario().withCars(cars));
            if (fewer != smallest) {
                smallest = fewer;
                break;
            }
        }
        for (int minutes = 1; minutes < smallest.scenario().minutes(); minutes++) {
            Failure shorter = orElse(smallest, smallest.scenario().withMinutes(minutes));
            if (shorter != smallest) {
                return shorter;
            }
        }
        return smallest;
    }

    private Failure orElse(Failure known, Scenario smaller) {
        return run(smaller)
                .filter(failure -> failure.invariant().equals(known.invariant()))
                .orElse(known);
    }
}
