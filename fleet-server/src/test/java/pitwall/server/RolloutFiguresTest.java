package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static pitwall.server.kit.RolloutStage.because;
import static pitwall.server.kit.RolloutStage.plan;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.NetworkKind;
import pitwall.fleet.rollout.ActEffect;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.PhaseOrder;
import pitwall.fleet.rollout.RolloutLane;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.fleet.rollout.WaitingFor;
import pitwall.protocol.CarServerFrame;
import pitwall.protocol.rest.RolloutDetail;
import pitwall.protocol.rest.RolloutDrift;
import pitwall.protocol.rest.RolloutEffects;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.protocol.rest.RolloutLanes;
import pitwall.protocol.rest.RolloutOutlook;
import pitwall.protocol.rest.RolloutTemplateEntry;
import pitwall.server.kit.RolloutStage;
import pitwall.server.kit.TestCar;
import pitwall.server.kit.TestServer;
import pitwall.server.kit.UpdateStage;
import pitwall.testing.Seeds;

/// The figures that a live view shows, over REST, while simulated cars really install.
class RolloutFiguresTest {
    @TempDir
    Path folder;

    private final long seed = Seeds.announced("figures of rollouts").value();

    private static RolloutLanes lanes(RolloutStage stage, String id) {
        return stage.manager().get("/api/v1/rollouts/" + id + "/lanes").data(RolloutLanes.class);
    }

    private static ActEffect effect(RolloutStage stage, String id, String act) {
        RolloutEffects effects =
                stage.manager().get("/api/v1/rollouts/" + id + "/effects").data(RolloutEffects.class);
        return effects.acts().stream()
                .filter(one -> one.act().equals(act))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void lanesAndEffectsTellAheadWhatThenBecomesTrue() {
        try (RolloutStage stage = RolloutStage.open(folder, seed, 4, "")) {
            RolloutEntry draft = stage.created(plan(", \"parallel\": 1"));
            RolloutLane before = lanes(stage, draft.id()).lanes().getFirst();
            assertThat(before.stand()).isEqualTo(RolloutLane.Stand.BEFORE);
            assertThat(before.cars().left()).isEqualTo(4);
            assertThat(effect(stage, draft.id(), "pause").refused()).isNotNull();

            RolloutEntry started = stage.approved(
                    RolloutStage.act(stage.manager(), draft, "start").data(RolloutEntry.class));
            stage.awaitSucceeded(started.id(), 1);
            stage.manager().post("/api/v1/rollouts/" + started.id() + "/pause", because("Look"));
            stage.awaitStatus(started.id(), RolloutStatus.PAUSED);

            RolloutLanes paused = lanes(stage, started.id());
            assertThat(paused.waitingFor()).isInstanceOf(WaitingFor.Person.class);
            assertThat(paused.lanes().getFirst().cars().size()).isEqualTo(4);
            assertThat(paused.lanes().getFirst().waves()).hasSize(3);
            assertThat(paused.lanes().getFirst().success().part()).isPositive();
            ActEffect abort = effect(stage, started.id(), "abort");
            assertThat(abort.refused()).isNull();
            assertThat(effect(stage, started.id(), "pause").already()).isTrue();

            stage.manager().post("/api/v1/rollouts/" + started.id() + "/abort", because("Enough"));
            stage.awaitStatus(started.id(), RolloutStatus.ABORTED);
            RolloutLane over = lanes(stage, started.id()).lanes().getFirst();
            assertThat(over.cars().done()).isEqualTo(abort.stays() + abort.finishes());
            assertThat(over.cars().apart()).isEqualTo(abort.stops() + abort.withdrawn());
            assertThat(over.gates()).isEmpty();
        }
    }

    @Test
    void aTemplateIsAPlanThatTheServerTakes() {
        try (RolloutStage stage = RolloutStage.open(folder, seed, 2, "")) {
            RolloutTemplateEntry[] templates =
                    stage.manager().get("/api/v1/rollout-templates").data(RolloutTemplateEntry[].class);
            assertThat(List.of(templates))
                    .extracting(RolloutTemplateEntry::id)
                    .containsExactly("staged-munich-berlin", "canary-then-all");

            var all = templates[1].plan("Everywhere", UpdateStage.NEXT);
            RolloutOutlook outlook =
                    stage.manager().post("/api/v1/rollouts/preview", all).data(RolloutOutlook.class);

            assertThat(outlook.phases().getFirst().cars()).isEqualTo(2);
            assertThat(outlook.phases().getFirst().order()).isEqualTo(PhaseOrder.RANDOM);

            RolloutEntry written = stage.manager().post("/api/v1/rollouts", all).data(RolloutEntry.class);
            RolloutDetail detail = Objects.requireNonNull(written.detail());
            assertThat(detail.phases().getFirst().order()).isEqualTo(PhaseOrder.RANDOM);
        }
    }

    @Test
    void aCarThatCannotBeginYetIsToldToDownloadAheadAndAgainWhenItComesBack() {
        try (RolloutStage stage = RolloutStage.open(folder, seed, 1, "");
                TestCar car = new TestCar(stage.cars().server().uri(), "taxi-5")) {
            car.join(1, TestServer.ENROLMENT_KEY);
            car.drives(InstantSource.system().instant(), NetworkKind.WIFI);
            car.awaitAck(car.seq());

            RolloutEntry launched = stage.launched("""
                    {"name": "ahead", "version": "%s", "unmetered": true, "charging": true, "downloadAhead": true,
                     "phases": [{"name": "all", "cars": ["taxi-5"]}]}""".formatted(UpdateStage.NEXT));

            RolloutDetail detail = Objects.requireNonNull(launched.detail());
            assertThat(detail.charging()).isTrue();
            assertThat(detail.unmetered()).isTrue();
            assertThat(detail.downloadAhead()).isTrue();
            CarServerFrame.Prepare ahead = car.awaitFrame(CarServerFrame.Prepare.class);
            assertThat(ahead.version()).isEqualTo(UpdateStage.NEXT);
            assertThat(ahead.unmetered()).isTrue();
            assertThat(ahead.token()).isNotEmpty();
            assertThat(stage.read(launched.id()).cars()).isEqualTo(Map.of(CarStage.WAITING, 1));
            car.join(2, null);
            assertThat(car.awaitFrame(CarServerFrame.Prepare.class).version()).isEqualTo(UpdateStage.NEXT);
        }
    }

    @Test
    void aCarThatDrivesOffWhileItWaitsForItsTurnIsToldToDownloadAhead() {
        try (RolloutStage stage = RolloutStage.open(folder, seed, 1, "");
                TestCar first = new TestCar(stage.cars().server().uri(), "taxi-7");
                TestCar second = new TestCar(stage.cars().server().uri(), "taxi-8")) {
            for (TestCar car : List.of(first, second)) {
                car.join(1, TestServer.ENROLMENT_KEY);
                car.report(InstantSource.system().instant(), TestCar.healthy(), 80);
                car.awaitAck(car.seq());
            }
            stage.launched("""
                    {"name": "turns", "version": "%s", "downloadAhead": true,
                     "phases": [{"name": "all", "cars": ["taxi-7", "taxi-8"], "parallel": 1}]}""".formatted(UpdateStage.NEXT));
            assertThat(first.awaitFrame(CarServerFrame.Desired.class).version()).isEqualTo(UpdateStage.NEXT);

            second.drives(InstantSource.system().instant(), NetworkKind.WIFI);

            assertThat(second.awaitFrame(CarServerFrame.Prepare.class).version())
                    .isEqualTo(UpdateStage.NEXT);
        }
    }

    @Test
    void carsThatAQueryMeansLaterOrNoLongerAreShownAsDrift() {
        try (RolloutStage stage = RolloutStage.open(folder, seed, 1, "");
                TestCar first = new TestCar(stage.cars().server().uri(), "taxi-1");
                TestCar second = new TestCar(stage.cars().server().uri(), "taxi-2")) {
            first.join(1, TestServer.ENROLMENT_KEY);
            first.report(InstantSource.system().instant(), TestCar.healthy(), 80);
            first.awaitAck(first.seq());
            RolloutEntry written = stage.created(
                    """
                    {"name": "drift", "version": "%s",
                     "phases": [{"name": "taxis", "query": "id:taxi* motion:parked"},
                                {"name": "named", "cars": ["%s"]}]}""".formatted(UpdateStage.NEXT, stage.cars().cars().getFirst()));
            assertThat(written.size()).isEqualTo(2);

            second.join(1, TestServer.ENROLMENT_KEY);
            second.report(InstantSource.system().instant(), TestCar.healthy(), 80);
            second.awaitAck(second.seq());
            first.drives(InstantSource.system().instant(), NetworkKind.CELLULAR);
            first.awaitAck(first.seq());

            await().atMost(UpdateStage.PATIENCE)
                    .untilAsserted(() -> assertThat(drift(stage, written.id()).phases())
                            .containsExactly(
                                    new RolloutDrift.PhaseDrift(
                                            "taxis",
                                            "id:taxi* motion:parked",
                                            1,
                                            List.of(second.id()),
                                            1,
                                            List.of(first.id())),
                                    new RolloutDrift.PhaseDrift("named", null, 0, List.of(), 0, List.of())));
        }
    }

    private static RolloutDrift drift(RolloutStage stage, String rollout) {
        return stage.manager().get("/api/v1/rollouts/" + rollout + "/drift").data(RolloutDrift.class);
    }
}
