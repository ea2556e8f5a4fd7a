package pitwall.fleet.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Thousands of rollouts in virtual time, each with other plans, cars, people and faults. `-Dpitwall.seed=N` begins
/// with another seed, `-Dpitwall.seeds=N` runs more of them.
class RolloutSimulationTest {
    private static final long FIRST = Long.getLong("pitwall.seed", 1);
    private static final int COUNT = Integer.getInteger("pitwall.seeds", 2_000);

    private final Simulation simulation = new Simulation(RolloutRules::new);

    @Test
    void everyInvariantHoldsAfterEveryStepOfEveryRun() {
        Optional<Simulation.Failure> failure = simulation.firstFailure(FIRST, COUNT);

        assertThat(failure.map(simulation::shrunk)).isEmpty();
    }

    @Test
    void theSameSeedGivesTheSameRun() {
        for (long seed = FIRST; seed < FIRST + 20; seed++) {
            Scenario scenario = Scenario.of(seed);
            assertThat(trace(scenario)).as("seed %d", seed).isEqualTo(trace(scenario));
        }
    }

    private static String trace(Scenario scenario) {
        SimWorld world = new SimWorld(scenario, new RolloutRules());
        world.run();
        return world.trace();
    }
}
