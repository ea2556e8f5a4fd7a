package pitwall.checks.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// Whatever is thrown in a run is a finding of its seed.
final class FoundFailureTest {
    @Test
    void whatProductionCodeAssertsIsAFinding() {
        assertFound(() -> new AssertionError("cannot be"), "java.lang.AssertionError: cannot be at ");
    }

    @Test
    void anErrorOfTheMachineIsAFinding() {
        assertFound(StackOverflowError::new, "java.lang.StackOverflowError at ");
    }

    @Test
    void whateverElseProductionCodeThrowsIsAFinding() {
        assertFound(
                () -> new IllegalStateException("cannot be"), "java.lang.IllegalStateException: cannot be at pitwall.");
    }

    private static void assertFound(Supplier<Throwable> bug, String words) {
        Simulation simulation = new Simulation(() -> new Parts() {
            @Override
            ServerRules rules() {
                return new ServerRules() {
                    @Override
                    long generation(long given, long heard) {
                        throw FoundFailureTest.<RuntimeException>as(bug.get());
                    }
                };
            }
        });

        assertThat(simulation.firstFailure(1, 50)).hasValueSatisfying(failure -> {
            assertThat(failure.invariant()).isEqualTo("crash");
            assertThat(failure.message()).startsWith(words);
            assertThat(simulation.shrunk(failure).toString())
                    .contains(Long.toString(failure.scenario().seed()));
        });
    }

    /// Throws what no signature announces.
    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T as(Throwable bug) throws T {
        throw (T) bug;
    }
}
