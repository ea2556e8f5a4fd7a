package pitwall.checks.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each planted bug is found within 1 000 seeds. Without a word only every sixth is tried; `-Dsimulation.bugs=all`
/// tries them all, and `-Dsimulation.bugs=audit` those whose name begins so; several beginnings are separated by
/// commas.
final class BugBankTest {
    private static final int SEEDS = 1_000;
    private static final int EVERY = 6;
    private static final String WANTED = System.getProperty("simulation.bugs", "");

    static List<String> bugs() {
        List<String> names = List.copyOf(BugBank.all().keySet());
        return names.stream()
                .filter(name -> WANTED.isBlank()
                        ? names.indexOf(name) % EVERY == 1
                        : WANTED.equals("all") || Stream.of(WANTED.split(",")).anyMatch(name::startsWith))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void theSimulationFindsThePlantedBug(String bug) {
        Map<String, Supplier<Parts>> bugs = BugBank.all();
        Supplier<Parts> parts = bugs.getOrDefault(bug, Parts::new);

        Optional<Simulation.Failure> failure = new Simulation(parts).firstFailure(1, SEEDS);

        assertThat(failure).as(bug).isPresent();
    }

    @Test
    void theBankHoldsAtLeastFortyBugsInAllRooms() {
        List<String> names = List.copyOf(BugBank.all().keySet());

        assertThat(names).hasSizeGreaterThanOrEqualTo(40);
        assertThat(List.of("engine", "protocol", "picture", "cache", "audit", "server", "stream", "naming", "car"))
                .allSatisfy(room -> assertThat(names).anyMatch(name -> name.startsWith(room + ": ")));
    }
}
