package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static pitwall.server.kit.PolicyDesk.approve;
import static pitwall.server.kit.PolicyDesk.battery;
import static pitwall.server.kit.PolicyDesk.change;
import static pitwall.server.kit.PolicyDesk.propose;
import static pitwall.server.kit.PolicyDesk.window;

import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.CarId;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.protocol.rest.PolicyRules;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.protocol.rest.RolloutOutlook;
import pitwall.protocol.rest.SafetyPolicyEntry;
import pitwall.protocol.rest.WhyNotUpdating;
import pitwall.server.kit.Person;
import pitwall.server.kit.RolloutStage;
import pitwall.server.kit.UpdateStage;
import pitwall.testing.Seeds;

/// The policy that holds now is the one that running rollouts, dry runs and answers go by.
class PolicyInForceTest {
    @TempDir
    Path folder;

    private final long seed = Seeds.announced("a policy that changes").value();

    /// Open for an hour, three hours from now.
    private static PolicyRules closedNow() {
        LocalTime from =
                LocalTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES).plusHours(3);
        return window(30, from.toString(), from.plusHours(1).toString());
    }

    private static WhyNotUpdating why(RolloutStage stage, CarId car, String query) {
        return stage.manager()
                .get("/api/v1/cars/" + car + "/why-not-updating" + query)
                .data(WhyNotUpdating.class);
    }

    @Test
    void aClosedWindowStopsARunningRolloutUntilTwoPeopleOpenIt() {
        try (RolloutStage stage = RolloutStage.open(folder, seed, 6, "")) {
            CarId car = stage.cars().cars().getFirst();
            Person admin = stage.cars().server().admin();
            assertThat(change(stage.manager(), closedNow(), 0).status()).isEqualTo(200);

            RolloutEntry started = stage.launched(RolloutStage.plan(""));
            WhyNotUpdating stopped = why(stage, car, "");
            RolloutOutlook outlook = stage.manager()
                    .post("/api/v1/rollouts/preview", RolloutStage.plan(""))
                    .data(RolloutOutlook.class);

            assertThat(stopped.rollout()).isEqualTo(started.id());
            assertThat(stopped.policyRevision()).isEqualTo(1);
            assertThat(stopped.verdicts()).anySatisfy(verdict -> {
                assertThat(verdict.reason()).isEqualTo(ReasonCode.OUTSIDE_WINDOW);
                assertThat(verdict.possibleAt()).isNotNull();
            });
            assertThat(outlook.phases().getFirst().eligible()).isEmpty();
            assertThat(stage.read(started.id()).cars()).isEqualTo(Map.of(CarStage.WAITING, 6));

            String hash = propose(stage.manager(), battery(0), 1)
                    .data(SafetyPolicyEntry.Proposal.class)
                    .hash();
            assertThat(approve(admin, hash).status()).isEqualTo(200);

            stage.awaitStatus(started.id(), RolloutStatus.COMPLETED);
            assertThat(stage.decisions(started.id()).stream()
                            .map(decision -> decision.path("type").asText()))
                    .contains("PolicyTaken");
        }
    }

    @Test
    void aRolloutGoesOnByThePolicyOfTheMomentAfterARestartToo() {
        try (RolloutStage stage = RolloutStage.open(folder, seed, 2, "")) {
            change(stage.manager(), closedNow(), 0);
            RolloutEntry started = stage.launched(RolloutStage.plan(""));

            stage.cars().restart();
            await().atMost(UpdateStage.PATIENCE)
                    .untilAsserted(
                            () -> assertThat(why(stage, stage.cars().cars().getFirst(), "")
                                            .verdicts())
                                    .extracting(verdict -> verdict.reason())
                                    .containsExactly(ReasonCode.OUTSIDE_WINDOW));
            assertThat(stage.read(started.id()).cars().keySet()).isEqualTo(Set.of(CarStage.WAITING));
        }
    }

    @Test
    void whyCanBeAskedOfAnyReleaseBeforeAnybodyWantsIt() {
        try (RolloutStage stage = RolloutStage.open(folder, seed, 1, "")) {
            CarId car = stage.cars().cars().getFirst();

            assertThat(why(stage, car, "").verdicts()).isEmpty();
            assertThat(why(stage, car, "").version()).isNull();
            change(stage.manager(), closedNow(), 0);
            assertThat(why(stage, car, "?version=" + UpdateStage.NEXT).verdicts())
                    .extracting(verdict -> verdict.reason())
                    .contains(ReasonCode.OUTSIDE_WINDOW);
            assertThat(stage.manager()
                            .get("/api/v1/cars/" + car + "/why-not-updating?version=77.0.0")
                            .status())
                    .isEqualTo(400);
        }
    }
}
