package pitwall.views.act;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pitwall.client.Answer;
import pitwall.client.FleetBoard;
import pitwall.client.FleetChanges;
import pitwall.client.FleetFrame;
import pitwall.client.Freshness;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.Convergence;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.Direction;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.RolloutView;
import pitwall.protocol.UpdateProgress;
import pitwall.protocol.rest.CarUpdate;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.testing.SteppedClock;
import pitwall.views.cars.SampleFleet;
import pitwall.views.cars.detail.ScriptedFiles;
import pitwall.views.desk.RunningTask;
import pitwall.views.fx.FleetModel;

/// A wish for cars is followed by what the stream tells, until the cars prove it. No toolkit runs.
class WishWatchTest {
    private final SteppedClock clock = new SteppedClock(SampleFleet.NOW);
    private final FleetModel fleet = new FleetModel(clock);
    private final List<Car> cars = new SampleFleet(4).cars(12);
    private final CarId car = cars.get(3).id();
    private final ScriptedFiles files = new ScriptedFiles();
    private final List<String> told = new ArrayList<>();

    private final RunningTask line = new RunningTask() {
        @Override
        public void progress(int done, int of) {
            told.add(done + " of " + of);
        }

        @Override
        public void onTheWay(Way way) {
            told.add(way.name());
        }

        @Override
        public void end(End how) {
            told.add("end " + how);
        }
    };

    @BeforeEach
    void live() {
        show(null);
    }

    private WishWatch watch(FleetModel model) {
        return WishWatch.ofCar(model, car, "4.3.0", files, Runnable::run);
    }

    @Test
    void whileASecondPersonIsAskedTheListOfTheCarTellsAndThenTheStreamGoesOn() {
        WishWatch watch = watch(fleet);
        listed("U-7", RolloutStatus.AWAITING_APPROVAL);
        assertThat(files.asked)
                .as("before it is recorded another one would be taken for it")
                .isEmpty();

        watch.recorded(line);
        assertThat(watch.isSeen()).isTrue();
        watch.follow(line);
        show(null);
        assertThat(files.asked).as("not with every frame").containsExactly("updates");
        later();
        listed("U-7", RolloutStatus.RUNNING);
        later();
        show(update("U-7", CarStage.APPLYING, null));
        later();
        show(update("U-7", CarStage.SUCCEEDED, null));

        assertThat(told).containsExactly("ASKED", "ASKED", "WAITING", "APPLYING", "end PROVEN");
        assertThat(files.asked).as("the stream tells all from then on").hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"DRAFT, DECLINED", "EXPIRED, EXPIRED", "ABORTED, CANCELLED"})
    void whatTheSecondPersonDoesNotAgreeToIsOver(RolloutStatus status, RunningTask.End end) {
        WishWatch watch = watch(fleet);
        listed("U-7", RolloutStatus.AWAITING_APPROVAL);
        watch.recorded(line);

        listed("U-7", status);
        later();
        later();

        assertThat(told).containsExactly("ASKED", "end " + end);
        assertThat(files.asked).as("nobody asks any more").hasSize(2);
    }

    @Test
    void theWishOfSomebodyElseOfAnotherVersionOrOfARolloutIsNotTaken() {
        WishWatch watch = watch(fleet);
        files.updates = new Answer.Given<>(List.of(
                listed("U-9", "k.vogt", "4.3.0", RolloutStatus.AWAITING_APPROVAL),
                listed("U-8", SampleFleet.USER, "4.4.0", RolloutStatus.AWAITING_APPROVAL),
                listed("R-7", SampleFleet.USER, "4.3.0", RolloutStatus.RUNNING)));
        watch.recorded(line);

        assertThat(watch.isSeen()).isFalse();
        assertThat(told).isEmpty();
    }

    @Test
    void aMissingAnswerChangesNothing() {
        WishWatch watch = watch(fleet);
        listed("U-7", RolloutStatus.AWAITING_APPROVAL);
        watch.recorded(line);
        files.updates = new Answer.Unanswered<>();
        later();
        listed("U-7", RolloutStatus.DRAFT);
        later();

        assertThat(told).containsExactly("ASKED", "end DECLINED");
    }

    @Test
    void severalCarsWaitForASecondPersonWhoMaySayNo() {
        WishWatch.ofCars(fleet, "4.3.0 on 4 cars").follow(line);

        board(RolloutStatus.AWAITING_APPROVAL, Map.of(CarStage.WAITING, 4));
        board(RolloutStatus.DRAFT, Map.of(CarStage.WAITING, 4));

        assertThat(told).containsExactly("WAITING", "ASKED", "0 of 4", "end DECLINED");
    }

    private void later() {
        clock.advance(ListedWish.EVERY);
        fleet.tick();
    }

    private void listed(String rollout, RolloutStatus status) {
        files.updates = new Answer.Given<>(List.of(listed(rollout, SampleFleet.USER, "4.3.0", status)));
    }

    private CarUpdate listed(String rollout, String by, String version, RolloutStatus status) {
        return new CarUpdate(
                rollout,
                status,
                car,
                UpdateKind.UPDATE,
                version,
                Direction.FORWARD,
                CarStage.WAITING,
                Convergence.PENDING,
                null,
                0,
                null,
                null,
                null,
                SampleFleet.NOW,
                null,
                by,
                SampleFleet.NOW,
                null);
    }

    @Test
    void oneCarIsToldThenKnowsThenChangesItselfThenProvesIt() {
        WishWatch watch = watch(fleet);
        watch.follow(line);

        show(update("U-7", CarStage.OFFERED, null));
        show(update("U-7", CarStage.OFFERED, null), new FleetEvent.DesiredNotified(car, "U-7", SampleFleet.NOW));
        show(update("U-7", CarStage.APPLYING, null));
        show(update("U-7", CarStage.CLAIMED, null));
        show(update("U-7", CarStage.SUCCEEDED, null));
        show(update("U-8", CarStage.OFFERED, null));

        assertThat(told).containsExactly("WAITING", "WAITING", "NOTIFIED", "APPLYING", "end PROVEN");
    }

    @Test
    void whatHappensBeforeTheAnswerIsNotLost() {
        WishWatch watch = watch(fleet);
        show(update("U-7", CarStage.OFFERED, null), new FleetEvent.DesiredNotified(car, "U-7", SampleFleet.NOW));

        watch.follow(line);

        assertThat(told).containsExactly("NOTIFIED");
    }

    @Test
    void whatTheCarWasAskedForBeforeIsNotTheWish() {
        show(update("U-6", CarStage.FAILED, ReasonCode.HASH_MISMATCH));
        WishWatch watch = watch(fleet);
        watch.follow(line);

        show(update("U-6", CarStage.FAILED, ReasonCode.HASH_MISMATCH));
        show(update("R-9", CarStage.APPLYING, null));
        assertThat(told).containsExactly("WAITING");

        show(update("U-7", CarStage.APPLYING, null));
        assertThat(told).containsExactly("WAITING", "APPLYING");
    }

    @ParameterizedTest
    @CsvSource({
        "SUCCEEDED,, PROVEN",
        "EXCLUDED, ALREADY_CURRENT, PROVEN",
        "EXCLUDED, MODEL_MISMATCH, FAILED",
        "FAILED, SIGNATURE_INVALID, FAILED",
        "ROLLED_BACK, HEALTH_CHECK_FAILED, FAILED",
        "MANUAL, MANUAL, FAILED",
        "LEFT_BEHIND, EXPIRED, EXPIRED",
        "LEFT_BEHIND, PHASE_TIMEOUT, EXPIRED",
        "LEFT_BEHIND, ABORTED, CANCELLED",
        "TAKEN_OVER, TAKEN_OVER, CANCELLED"
    })
    void theEndOfACarIsTheEndOfTheWish(CarStage stage, @Nullable String reason, RunningTask.End end) {
        watch(fleet).follow(line);

        show(update("U-7", stage, reason == null ? null : new ReasonCode(reason)));

        assertThat(told).containsExactly("WAITING", "end " + end);
    }

    @Test
    void aWishThatAnotherOneReplacedIsOver() {
        watch(fleet).follow(line);

        show(update("U-7", CarStage.OFFERED, null));
        show(update("R-9", CarStage.APPLYING, null));

        assertThat(told).containsExactly("WAITING", "WAITING", "end CANCELLED");
    }

    @Test
    void aWishThatShowsInNoCarIsUnconfirmedWhenNobodyCanBeAskedAboutItAnyMore() {
        watch(fleet).follow(line);

        clock.advance(Duration.ofMinutes(44));
        show(null);
        assertThat(told).containsExactly("WAITING");
        clock.advance(Duration.ofMinutes(2));
        show(null);

        assertThat(told).containsExactly("WAITING", "end UNCONFIRMED");
    }

    @Test
    void severalCarsAreFollowedByTheirRolloutWithTheNumberThatIsThrough() {
        WishWatch.ofCars(fleet, "4.3.0 on 4 cars").follow(line);

        board(RolloutStatus.AWAITING_APPROVAL, Map.of(CarStage.WAITING, 4));
        board(RolloutStatus.RUNNING, Map.of(CarStage.WAITING, 2, CarStage.OFFERED, 2));
        board(
                RolloutStatus.RUNNING,
                Map.of(CarStage.WAITING, 2, CarStage.OFFERED, 2),
                new FleetEvent.DesiredNotified(car, "R-120", SampleFleet.NOW));
        board(RolloutStatus.RUNNING, Map.of(CarStage.OFFERED, 2, CarStage.SUCCEEDED, 2));
        board(RolloutStatus.COMPLETED, Map.of(CarStage.SUCCEEDED, 4));

        assertThat(told)
                .containsExactly(
                        "WAITING",
                        "ASKED",
                        "0 of 4",
                        "WAITING",
                        "0 of 4",
                        "NOTIFIED",
                        "0 of 4",
                        "APPLYING",
                        "2 of 4",
                        "end PROVEN");
    }

    @ParameterizedTest
    @CsvSource({"COMPLETED_WITH_FAILURES, FAILED", "ROLLED_BACK, FAILED", "ABORTED, CANCELLED", "EXPIRED, EXPIRED"})
    void theEndOfTheRolloutIsTheEndOfTheWish(RolloutStatus status, RunningTask.End end) {
        WishWatch.ofCars(fleet, "4.3.0 on 4 cars").follow(line);

        board(status, Map.of(CarStage.SUCCEEDED, 1, CarStage.FAILED, 3));

        assertThat(told).containsExactly("WAITING", "end " + end);
    }

    @Test
    void thePastThatAScreenShowsIsNotWhatIsFollowed() {
        FleetModel shown = FleetModel.over(fleet);
        watch(shown).follow(line);

        shown.showPast(frame(FleetBoard.EMPTY, update("U-7", CarStage.FAILED, null), FleetChanges.WHOLE));
        assertThat(told).containsExactly("WAITING");

        show(update("U-7", CarStage.APPLYING, null));
        assertThat(told).containsExactly("WAITING", "APPLYING");
    }

    private void show(@Nullable UpdateProgress update, FleetEvent.News... news) {
        fleet.accept(frame(FleetBoard.EMPTY, update, changes(news)));
    }

    private void board(RolloutStatus status, Map<CarStage, Integer> counts, FleetEvent.News... news) {
        FleetBoard board = new FleetBoard(List.of(new RolloutView(rollout(status, counts), false, null)), null);
        fleet.accept(frame(board, null, changes(news)));
    }

    private static FleetChanges changes(FleetEvent.News... news) {
        return new FleetChanges(false, new BitSet(), true, List.of(news));
    }

    private FleetFrame frame(FleetBoard board, @Nullable UpdateProgress update, FleetChanges changes) {
        FleetFrame frame = SampleFleet.frame(cars, new Freshness.Live(Duration.ZERO), changes);
        return new FleetFrame(
                frame.epoch(),
                frame.sequence(),
                frame.snapshot()
                        .beside(board, Optional.ofNullable(update).stream().toList()),
                frame.changes(),
                frame.logs(),
                frame.freshness(),
                frame.session(),
                frame.asOf(),
                frame.serverAhead(),
                frame.clockEstimated(),
                frame.link());
    }

    private UpdateProgress update(String rollout, CarStage stage, @Nullable ReasonCode reason) {
        return new UpdateProgress(
                car,
                rollout,
                UpdateKind.UPDATE,
                "4.3.0",
                Direction.FORWARD,
                stage,
                reason,
                null,
                null,
                1,
                SampleFleet.NOW,
                null);
    }

    private static RolloutEntry rollout(RolloutStatus status, Map<CarStage, Integer> counts) {
        return new RolloutEntry(
                "R-120",
                "4.3.0 on 4 cars",
                false,
                "4.3.0",
                UpdateKind.UPDATE,
                status,
                3,
                4,
                counts,
                0,
                List.of(),
                "hash",
                false,
                false,
                null,
                null,
                "a.huber",
                SampleFleet.NOW,
                null,
                SampleFleet.NOW,
                null,
                null,
                null);
    }
}
