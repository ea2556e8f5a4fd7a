package pitwall.checks.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import pitwall.fleet.rollout.Phase;
import pitwall.fleet.rollout.RolloutPlan;

/// The drawn plans once more, with phases that follow their queries: each is named its cars when it begins, by a server
/// that may die before, in between and after. The queries mean the same cars for ever, so that the oracles know them;
/// what comes of others is in the tests of the engine.
final class FollowingScenarioTest {
    private static final int SEEDS = 150;

    @Test
    void everyInvariantHoldsWherePhasesFollowTheirQueries() {
        Simulation simulation = new Simulation(() -> new Parts() {
            @Override
            RolloutPlan plan(RolloutPlan drawn) {
                return following(drawn);
            }
        });

        assertThat(simulation.firstFailure(1, SEEDS)).isEmpty();

        assertThat(simulation.seen()).contains("CARS_NAMED", "COMPLETED", "ROLLED_BACK", "ABORTED");
    }

    private static RolloutPlan following(RolloutPlan plan) {
        List<Phase> phases = plan.phases().stream()
                .map(phase -> new Phase(
                        phase.name(),
                        phase.targets(),
                        phase.shape(),
                        phase.parallel(),
                        phase.gates(),
                        phase.timing(),
                        phase.order(),
                        "region:*",
                        phase.targets().size()))
                .toList();
        return new RolloutPlan(
                plan.id(),
                plan.name(),
                plan.release(),
                plan.kind(),
                phases,
                plan.conditions(),
                plan.terms(),
                plan.downloadAhead());
    }
}
