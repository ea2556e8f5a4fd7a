package pitwall.checks.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Thousands of fleets in virtual time. `-Dsimulation.seeds=N` runs more of them, `-Dsimulation.first=N` begins with
/// another seed, and `-Dsimulation.scenario="…"` runs just one, in the words in which a failure names it.
final class SimulationTest {
    private static final long FIRST = Long.getLong("simulation.first", 1);
    private static final int COUNT = Integer.getInteger("simulation.seeds", 5_000);

    private static final int FEW = 500;
    private static final List<String> REACHED = Stream.of(
                    // Every end of a rollout, and where it waits
                    "COMPLETED COMPLETED_WITH_FAILURES ABORTED ROLLED_BACK EXPIRED PAUSED SOAKING AWAITING_APPROVAL",
                    // Every stage of a car
                    "OFFERED LAPSED APPLYING CLAIMED SUCCEEDED FAILED EXCLUDED TAKEN_OVER LEFT_BEHIND",
                    "NO_ROLLBACK_TARGET MANUAL",
                    // Two who want the same, one who is late, one who lies, one who talks of an earlier intent
                    "CONFLICT BUSY REVISION SELF_APPROVAL MERE_CLAIM REPORT_IGNORED CLAIMED_NOT_PROVEN",
                    "CONFLICTING_ROLLOUT GATE_OVERRULED PHASE_TIMED_OUT POLICY_TAKEN",
                    // Who waits is told to download meanwhile
                    "DOWNLOAD_AHEAD")
            .flatMap(line -> Stream.of(line.split(" ")))
            .toList();

    private final Simulation simulation = new Simulation(Parts::new);

    /// Scenarios that failed once.
    private static List<String> kept() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(SimulationTest.class.getResourceAsStream("/kept-seeds.txt")),
                StandardCharsets.UTF_8))) {
            String wanted = System.getProperty("simulation.scenario", "");
            List<String> all = lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
            return wanted.isBlank() ? all : List.of(wanted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatFailedOnceHoldsNow() {
        for (String scenario : kept()) {
            assertThat(simulation.run(Scenario.parse(scenario))).isEmpty();
        }
    }

    @Test
    void everyInvariantHoldsAtEveryStepOfEveryRun() {
        Optional<Simulation.Failure> failure = simulation.firstFailure(FIRST, COUNT);

        assertThat(failure.map(simulation::shrunk)).isEmpty();
    }

    /// A simulation in which nothing happens breaks nothing.
    @Test
    void theRunsReachWhatTheyAreThereFor() {
        assertThat(simulation.firstFailure(FIRST, FEW)).isEmpty();

        assertThat(simulation.seen()).containsAll(REACHED);
    }

    @Test
    void theSameScenarioGivesTheSameRunToTheLastByte() {
        for (long seed = FIRST; seed < FIRST + 30; seed++) {
            Scenario scenario = Scenario.of(seed);
            assertThat(new FleetRun(scenario, new Parts()).run())
                    .as("seed %d", seed)
                    .isEqualTo(new FleetRun(scenario, new Parts()).run());
        }
    }
}
