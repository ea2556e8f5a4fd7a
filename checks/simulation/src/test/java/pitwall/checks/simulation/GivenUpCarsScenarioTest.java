package pitwall.checks.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import pitwall.fleet.rollout.EngineBugs;
import pitwall.fleet.rollout.RolloutEngine;

/// A run that once broke I3: a car was given up while nobody heard it, and another one was asked while it still went
/// back by itself. Too rare for the seeds of the bank, so the run is kept, with the schedule that it was found with.
final class GivenUpCarsScenarioTest {
    private static final Scenario FOUND = Scenario.parse(
            "2512 4 6 HANGING_RELEASE,SICK_RELEASE,SICK_LATER,LIES,REBOOTS,SKEWED_CLOCKS,PARTITIONS,DOUBLED_MESSAGES,"
                    + "SERVER_CRASHES,FLEET_CHANGES,LOST_ANSWERS");

    @Test
    void aCarThatWasGivenUpUnheardKeepsItsPlace() {
        assertThat(run(RolloutEngine::new)).isEmpty();
    }

    @Test
    void theSimulationFindsAnEngineThatForgetsIt() {
        assertThat(run(EngineBugs::forgettingWhoIsUnheard))
                .hasValueSatisfying(failure -> assertThat(failure.invariant()).isEqualTo("I3"));
    }

    private static Optional<Simulation.Failure> run(Supplier<RolloutEngine> engine) {
        return new Simulation(() -> new Parts() {
                    @Override
                    RolloutEngine engine() {
                        return engine.get();
                    }

                    @Override
                    ServerRules rules() {
                        return new ServerRules() {
                            @Override
                            boolean pausesAfterEveryWave() {
                                return true;
                            }
                        };
                    }
                })
                .run(FOUND);
    }
}
