package pitwall.fleet.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each planted bug is found within 1 000 seeds.
class PlantedBugsTest {
    private static final int SEEDS = 1_000;

    static Iterable<String> bugs() {
        return PlantedBugs.all().keySet();
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void theSimulationFindsThePlantedBug(String bug) {
        Map<String, Supplier<RolloutRules>> bugs = PlantedBugs.all();
        Supplier<RolloutRules> rules = bugs.getOrDefault(bug, RolloutRules::new);

        Optional<Simulation.Failure> failure = new Simulation(rules).firstFailure(1, SEEDS);

        assertThat(failure).as(bug).isPresent();
    }
}
