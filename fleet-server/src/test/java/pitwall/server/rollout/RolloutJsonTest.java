package pitwall.server.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import pitwall.fleet.CarId;
import pitwall.fleet.release.Artifact;
import pitwall.fleet.release.Release;
import pitwall.fleet.release.ReleaseTrust;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.rollout.GateRules;
import pitwall.fleet.rollout.LaunchTerms;
import pitwall.fleet.rollout.Phase;
import pitwall.fleet.rollout.PhaseOrder;
import pitwall.fleet.rollout.RolloutId;
import pitwall.fleet.rollout.RolloutPlan;
import pitwall.fleet.rollout.Target;
import pitwall.fleet.rollout.Timing;
import pitwall.fleet.rollout.WaveShape;

class RolloutJsonTest {
    private static final Release RELEASE = new Release(
            "5.0.0",
            new Artifact("a".repeat(64), 10),
            500,
            ReleaseTrust.TRUSTED,
            Set.of(),
            Set.of(),
            Set.of(),
            0,
            "",
            Set.of("key"),
            Instant.parse("2026-11-21T10:00:00Z"));

    @Test
    void aPlanFromBeforeThereWereOrdersAndChargersAsksForNeither() {
        RolloutPlan plan = plan(PhaseOrder.BY_ID);
        String stored = RolloutJson.write(plan)
                .replace(",\"order\":\"BY_ID\"", "")
                .replace(",\"downloadAhead\":false", "")
                .replace(",\"charging\":false,\"unmetered\":false", "");

        RolloutPlan read = RolloutJson.read(stored, RolloutPlan.class);

        assertThat(stored).doesNotContain("order", "charging", "unmetered", "downloadAhead");
        assertThat(read).isEqualTo(plan);
        assertThat(read.hash()).isEqualTo(plan.hash());
    }

    @Test
    void aQueryIsReadBackAsItWasWritten() {
        RolloutPlan plain = plan(PhaseOrder.BY_ID);
        Phase phase = plain.phases().getFirst();
        RolloutPlan meant = new RolloutPlan(
                plain.id(),
                plain.name(),
                plain.release(),
                plain.kind(),
                List.of(new Phase(
                        phase.name(),
                        phase.targets(),
                        phase.shape(),
                        phase.parallel(),
                        phase.gates(),
                        phase.timing(),
                        phase.order(),
                        "region:munich")),
                plain.conditions(),
                plain.terms());

        assertThat(RolloutJson.read(RolloutJson.write(meant), RolloutPlan.class))
                .isEqualTo(meant);
        assertThat(meant.hash()).isNotEqualTo(plain.hash());
    }

    @Test
    void anOrderIsReadBackAsItWasWritten() {
        RolloutPlan plan = plan(PhaseOrder.RANDOM);

        assertThat(RolloutJson.read(RolloutJson.write(plan), RolloutPlan.class)).isEqualTo(plan);
    }

    private static RolloutPlan plan(PhaseOrder order) {
        Target target = new Target(new CarId("car-1"), "munich", "i4", List.of());
        Phase phase = new Phase("all", List.of(target), WaveShape.WHOLE, 1, GateRules.DEFAULT, Timing.DEFAULT, order);
        return new RolloutPlan(
                new RolloutId("R-1"),
                "everywhere",
                RELEASE,
                UpdateKind.UPDATE,
                List.of(phase),
                SingleUpdates.NOTHING_MORE,
                LaunchTerms.AT_ONCE);
    }
}
