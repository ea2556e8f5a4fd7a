package pitwall.views.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static pitwall.views.testing.SampleRollouts.as;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pitwall.client.Freshness;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.Role;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.rollout.Because;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.Decision;
import pitwall.fleet.rollout.Direction;
import pitwall.fleet.rollout.Gate;
import pitwall.fleet.rollout.GateReading;
import pitwall.fleet.rollout.GateVerdict;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.fleet.rollout.WaitingFor;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.RolloutView;
import pitwall.protocol.UpdateProgress;
import pitwall.testing.FleetFixtures;
import pitwall.testing.SteppedClock;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;
import pitwall.views.testing.Frames;
import pitwall.views.testing.SampleRollouts;
import pitwall.views.testing.ScriptedRollouts;

class RolloutViewModelTest {
    private final SteppedClock clock = new SteppedClock(SampleRollouts.NOW);
    private final FleetModel fleet = new FleetModel(clock);
    private final ScriptedRollouts server = ScriptedRollouts.ofDesign(SampleRollouts.pausedByGate());
    private final RolloutViewModel model = new RolloutViewModel(
            "R-118",
            fleet,
            server,
            Runnable::run,
            Strings.strict(new Formats(Locale.ENGLISH, ZoneId.of("Europe/Berlin"))));

    private void show(RolloutView view, FleetEvent.News... news) {
        show(Frames.live(), view, news);
    }

    private void show(Freshness freshness, RolloutView view, FleetEvent.News... news) {
        server.view = view;
        fleet.accept(SampleRollouts.frame(
                as("a.huber", Role.OPERATOR), freshness, List.of(view), List.of(), List.of(), List.of(news)));
        model.follow(fleet.frame());
        model.tick();
    }

    private LaneLine lane(int number) {
        return model.lanesProperty().get().get(number);
    }

    private static RolloutView munich(RolloutStatus status, Map<CarStage, Integer> cars) {
        return SampleRollouts.view("R-118", status, new WaitingFor.Nothing(), null, cars);
    }

    @Test
    void lanesSayWavesSharesAndGates() {
        show(SampleRollouts.pausedByGate());

        assertThat(lane(0).waves()).isEqualTo("■ 40");
        assertThat(lane(1).waves()).isEqualTo("■ 290  ▶ 870  · 1\u00a0740");
        assertThat(lane(1).share()).isEqualTo("93.4\u00a0% (90.5\u00a0%–95.4\u00a0%), n 408");
        assertThat(lane(1).gate()).isEqualTo("failed 6.6\u00a0% > 5\u00a0% ✗ · ≥ 80\u00a0% ✓");
        assertThat(lane(1).stopped()).isTrue();
        assertThat(lane(1).figures().blocked()).isEqualTo(63);
        assertThat(lane(1).blocked()).isEqualTo("63");
        assertThat(lane(1).time()).isEqualTo("2\u00a0h\u00a019");
        assertThat(lane(2).gate()).isEqualTo("waits for Munich");
    }

    @Test
    void belowTheSampleAGateWaitsForCars() {
        server.events = List.of();
        show(munich(RolloutStatus.RUNNING, Map.of(CarStage.SUCCEEDED, 12, CarStage.WAITING, 2_888)));

        assertThat(lane(1).gate()).isEqualTo("waiting for 20 cars (12 so far)");
        assertThat(lane(1).stopped()).isFalse();
    }

    @Test
    void whatIsOverWaitsForNoMoreCars() {
        server.events = List.of();
        show(munich(RolloutStatus.ABORTED, Map.of(CarStage.SUCCEEDED, 12, CarStage.LEFT_BEHIND, 2_888)));

        assertThat(lane(1).gate()).isEqualTo("not judged: 12 of 20 cars");
    }

    @Test
    void aPhaseWithoutCarsIsNeverAHundredPercent() {
        show(munich(RolloutStatus.RUNNING, Map.of(CarStage.EXCLUDED, 2_900)));

        assertThat(lane(1).share()).isEmpty();
        assertThat(lane(1).gate()).isEqualTo("no cars to judge");
        assertThat(lane(1).note()).isEqualTo("2\u00a0900 not concerned");
    }

    @Test
    void aTimeoutAndAPartialWayBackHaveWordsOfTheirOwn() {
        show(
                munich(
                        RolloutStatus.ROLLED_BACK,
                        Map.of(CarStage.ROLLED_BACK, 300, CarStage.MANUAL, 2, CarStage.LEFT_BEHIND, 2_598)),
                new FleetEvent.RolloutDecided(
                        "R-118", new Decision.PhaseTimedOut(2_000, SampleRollouts.NOW, 1, 2_598), null));

        assertThat(lane(1).note())
                .isEqualTo("300 went back · 2 did not go back · 2\u00a0598 left behind"
                        + " · timed out, 2\u00a0598 had not begun");
        assertThat(model.headingProperty().get().orElseThrow().why())
                .startsWith("300 cars went back to what they ran before. 2 cars did not go back:");
    }

    @Test
    void failuresStandByReasonTheMostFrequentFirst() {
        show(SampleRollouts.pausedByGate());

        assertThat(model.failuresProperty().get())
                .extracting(line -> line.reason().code(), FailureLine::count)
                .containsExactly(
                        tuple("SIGNATURE_INVALID", 22), tuple("APPLY_TIMEOUT", 5), tuple("HEALTH_CHECK_FAILED", 1));
    }

    @Test
    void aCarThatFailedAndWentBackStillCountsForWhatItFailedFor() {
        server.failed = Map.of();
        List<Car> cars = FleetFixtures.cars(3, 7);
        List<UpdateProgress> updates =
                cars.stream().map(car -> wentBack(car.id())).toList();
        fleet.accept(SampleRollouts.frame(
                as("a.huber", Role.OPERATOR),
                Frames.live(),
                List.of(SampleRollouts.rollingBack()),
                cars,
                updates,
                List.of()));
        model.follow(fleet.frame());
        model.tick();

        assertThat(model.failuresProperty().get()).singleElement().satisfies(line -> {
            assertThat(line.reason()).isEqualTo(ReasonCode.HASH_MISMATCH);
            assertThat(line.count()).isEqualTo(3);
            assertThat(FailedCars.of("R-118", line).query()).isEqualTo("rollout:R-118 failure:HASH_MISMATCH");
        });
    }

    private static UpdateProgress wentBack(CarId car) {
        return new UpdateProgress(
                car,
                "R-118",
                UpdateKind.UPDATE,
                "4.3.0",
                Direction.BACK,
                CarStage.ROLLED_BACK,
                null,
                ReasonCode.HASH_MISMATCH,
                "4.2.1",
                2,
                SampleRollouts.NOW,
                null);
    }

    @Test
    void decisionsComeWithTheStreamAndStandOnTopOfTheOlderOnes() {
        show(SampleRollouts.running());
        int before = model.events().size();

        show(
                SampleRollouts.soaking(),
                new FleetEvent.RolloutDecided(
                        "R-118",
                        new Decision.StatusChanged(
                                1_000,
                                SampleRollouts.NOW,
                                RolloutStatus.RUNNING,
                                RolloutStatus.SOAKING,
                                Because.WAVE_ENDED),
                        null),
                new FleetEvent.RolloutDecided(
                        "R-200", new Decision.WaveReleased(1_001, SampleRollouts.NOW, 0, 0, 5), null));

        assertThat(model.events()).hasSize(before + 1);
        assertThat(model.events().getFirst().sentence()).isEqualTo("Soaking: every car of the wave has ended");
    }

    @Test
    void aStreamOfFiguresDoesNotBecomeAStreamOfQuestions() {
        show(SampleRollouts.running());
        int asked = server.asked.size();

        for (int i = 0; i < 40; i++) {
            clock.advance(Duration.ofMillis(100));
            show(munich(
                    RolloutStatus.RUNNING,
                    Map.of(CarStage.SUCCEEDED, 400 + i, CarStage.FAILED, i, CarStage.WAITING, 2_500 - 2 * i)));
        }

        List<String> later = server.asked.subList(asked, server.asked.size());
        assertThat(later.stream().filter("lanes"::equals).count())
                .as("one a second")
                .isLessThanOrEqualTo(5);
        assertThat(later.stream().filter("account"::equals).count())
                .as("one in three seconds")
                .isLessThanOrEqualTo(2);
    }

    @Test
    void whatDidNotComeIsAskedAgainOnRequest() {
        server.answers = false;
        show(SampleRollouts.running());
        assertThat(model.troubleProperty().get()).contains(new RolloutStory.Trouble.Unanswered());
        assertThat(model.headingProperty().get().orElseThrow().state())
                .as("the stream goes on")
                .isEqualTo("Running");

        server.answers = true;
        model.refresh();

        assertThat(model.troubleProperty().get()).isEmpty();
        assertThat(model.failuresProperty().get()).isNotEmpty();
    }

    @Test
    void whoSeesOnlyAPartIsToldSo() {
        RolloutView part = new RolloutView(SampleRollouts.running().rollout(), true, new WaitingFor.Reasons(Map.of()));

        show(part);

        assertThat(model.headingProperty().get().orElseThrow().why())
                .isEqualTo("It waits for: Cars that cannot be asked now."
                        + " You see 5\u00a0412 of its cars; all figures are of those alone.");
        assertThat(server.asked).as("nobody asks which cars").noneMatch(asked -> asked.startsWith("cars"));
    }

    @Test
    void recordedGatesAreWorkedOutAgainWithoutTheServer() {
        show(SampleRollouts.pausedByGate());
        String live = model.checkedProperty().get();

        server.answers = false;
        show(Frames.offline(), SampleRollouts.pausedByGate());

        assertThat(live).endsWith("gates worked out again: all agree");
        assertThat(model.checkedProperty().get()).isEqualTo(live);
    }

    @Test
    void aGateThatDoesNotFollowFromItsFiguresIsNamed() {
        show(
                SampleRollouts.running(),
                new FleetEvent.RolloutDecided(
                        "R-118",
                        new Decision.GateRead(
                                1_000,
                                SampleRollouts.NOW,
                                1,
                                1,
                                new GateReading(Gate.SUCCESS_THRESHOLD, new GateVerdict.Open(), 0.8, 10, 30, 20, 0, 0)),
                        null));

        assertThat(model.checkedProperty().get()).endsWith("gates does not follow from its figures");
        assertThat(model.events().getFirst().sentence()).endsWith("(the figures do not give this)");
    }

    @Test
    void withoutAConnectionNothingGoesOnAfterItWasHeardLast() {
        show(SampleRollouts.soaking());
        show(Frames.offline(), SampleRollouts.soaking());
        String why = model.headingProperty().get().orElseThrow().why();
        String time = lane(1).time();

        clock.advance(Duration.ofMinutes(3));
        fleet.tick();
        model.tick();

        assertThat(model.headingProperty().get().orElseThrow().why()).isEqualTo(why);
        assertThat(lane(1).time()).isEqualTo(time);
        assertThat(model.rememberedProperty().get()).contains("3\u00a0min old");
    }
}
