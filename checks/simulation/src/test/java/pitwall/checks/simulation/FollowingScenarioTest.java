package pitwall.checks.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The drawn plans once more, with phases that follow their queries: each is named its cars when it begins, by a server
/// that may die before, in between and after, while cars join and leave what it means. `-Dsimulation.following=N` runs
/// more of them, `-Dsimulation.first=N` begins with another seed, and `-Dsimulation.scenario="…"` runs just one.
final class FollowingScenarioTest {
    private static final long FIRST = Long.getLong("simulation.first", 1);
    private static final int COUNT = Integer.getInteger("simulation.following", 1_000);
    private static final String WANTED = System.getProperty("simulation.scenario", "");

    private final Simulation simulation = new Simulation(Following::new);

    private static final class Following extends Parts {
        @Override
        boolean follows() {
            return true;
        }
    }

    @Test
    void everyInvariantHoldsWherePhasesFollowTheirQueries() {
        Optional<Simulation.Failure> failure =
                WANTED.isBlank() ? simulation.firstFailure(FIRST, COUNT) : simulation.run(Scenario.parse(WANTED));

        assertThat(failure.map(simulation::shrunk)).isEmpty();
    }

    /// Queries that mean the same cars for ever would prove nothing.
    @Test
    void carsJoinAndLeaveBetweenThePlanAndTheNaming() {
        assertThat(simulation.firstFailure(1, 150)).isEmpty();

        assertThat(simulation.seen())
                .contains("CARS_NAMED", "CARS_CAME", "CARS_LEFT", "CARS_CLAIMED", "TOO_MANY_CARS")
                .contains("COMPLETED", "ROLLED_BACK", "ABORTED");
    }

    @Test
    void theSameScenarioGivesTheSameRunToTheLastByte() {
        for (long seed = 1; seed <= 10; seed++) {
            Scenario scenario = Scenario.of(seed);
            assertThat(new FleetRun(scenario, new Following()).run())
                    .as("seed %d", seed)
                    .isEqualTo(new FleetRun(scenario, new Following()).run());
        }
    }
}
