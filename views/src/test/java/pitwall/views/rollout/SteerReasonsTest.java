package pitwall.views.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pitwall.client.Freshness;
import pitwall.fleet.Role;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.fleet.rollout.WaitingFor;
import pitwall.protocol.RolloutView;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.testing.SteppedClock;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Navigator;
import pitwall.views.desk.Surroundings;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Formats;
import pitwall.views.kit.OpenSheet;
import pitwall.views.kit.Strings;
import pitwall.views.testing.Frames;
import pitwall.views.testing.SampleRollouts;
import pitwall.views.testing.ScriptedRollouts;

/// Every act that a rollout takes says in words why it does nothing now: no connection, the past, no right, and each
/// state of the rollout. No toolkit runs.
class SteerReasonsTest {
    private final FleetModel fleet = new FleetModel(new SteppedClock(SampleRollouts.NOW));
    private final Strings strings = Strings.strict(new Formats(Locale.ENGLISH, ZoneId.of("UTC")));
    private final Steering steering = new Steering(
            fleet,
            _ -> new CompletableFuture<>(),
            ScriptedRollouts.ofDesign(SampleRollouts.running()),
            Runnable::run,
            new Surroundings(
                    strings,
                    new Navigator() {
                        @Override
                        public void open(Destination destination) {}

                        @Override
                        public void toast(String sentence, Optional<Runnable> undo) {}
                    },
                    (_, _) -> OpenSheet.ANSWERED),
            () -> {});

    @ParameterizedTest
    @EnumSource(SteerControl.class)
    void withoutAConnectionItNeedsOne(SteerControl control) {
        show(SampleRollouts.pausedByGate(), Frames.offline(), Role.RELEASE_MANAGER);

        assertThat(reason(control)).contains("Needs a live connection");
    }

    @ParameterizedTest
    @EnumSource(SteerControl.class)
    void thePastCannotBeSteered(SteerControl control) {
        show(SampleRollouts.pausedByGate(), Frames.replay(), Role.RELEASE_MANAGER);

        assertThat(reason(control)).contains("You are looking at the past; return to live first");
    }

    @ParameterizedTest
    @EnumSource(SteerControl.class)
    void whoMayNotIsToldTheRight(SteerControl control) {
        show(SampleRollouts.pausedByGate(), Frames.live(), Role.VIEWER);

        assertThat(reason(control)).hasValueSatisfying(text -> assertThat(text).startsWith("Needs the right “"));
    }

    @ParameterizedTest
    @EnumSource(SteerControl.class)
    void beforeTheRolloutIsKnownThatIsTheReason(SteerControl control) {
        fleet.accept(SampleRollouts.live(SampleRollouts.as("a.huber", Role.RELEASE_MANAGER)));

        assertThat(reason(control)).contains("The rollout is not known yet");
    }

    @ParameterizedTest
    @EnumSource(RolloutStatus.class)
    void everyStateEitherTakesAnActOrSaysWhyNot(RolloutStatus status) {
        show(in(status), Frames.live(), Role.RELEASE_MANAGER);

        for (SteerControl control : SteerControl.values()) {
            reason(control)
                    .ifPresent(text ->
                            assertThat(text).as("%s in %s", control, status).isNotBlank());
        }
        assertThat(reason(SteerControl.PAUSE).isEmpty())
                .isEqualTo(List.of(RolloutStatus.RUNNING, RolloutStatus.SOAKING, RolloutStatus.ROLLING_BACK)
                        .contains(status));
        assertThat(reason(SteerControl.RESUME).isEmpty()).isEqualTo(status == RolloutStatus.PAUSED);
    }

    @Test
    void everyActIsRefusedInSomeStateAndTakenInAnother() {
        Map<SteerControl, Integer> taken = new EnumMap<>(SteerControl.class);
        Map<SteerControl, Integer> refused = new EnumMap<>(SteerControl.class);
        for (RolloutStatus status : RolloutStatus.values()) {
            show(in(status), Frames.live(), Role.RELEASE_MANAGER);
            for (SteerControl control : SteerControl.values()) {
                (reason(control).isEmpty() ? taken : refused).merge(control, 1, Integer::sum);
            }
        }

        assertThat(taken.keySet()).containsExactly(SteerControl.values());
        assertThat(refused.keySet()).containsExactly(SteerControl.values());
    }

    @Test
    void whatASecondPersonWasAskedIsNotAskedAgain() {
        show(SampleRollouts.overrideAsked("a.huber"), Frames.live(), Role.RELEASE_MANAGER);

        assertThat(reason(SteerControl.ADVANCE)).contains("a second person was asked");
        assertThat(reason(SteerControl.RESUME)).contains("a second person was asked");
        assertThat(reason(SteerControl.ABORT)).isEmpty();
    }

    /// The failures of a rollout that went back are listed still, but nothing is tried again for them.
    @Test
    void afterTheWayBackNobodyIsToldThatNoCarFailed() {
        showBack(Map.of(CarStage.ROLLED_BACK, 62));
        assertThat(reason(SteerControl.RETRY)).contains("no car failed on its way back");

        showBack(Map.of(CarStage.ROLLED_BACK, 60, CarStage.NO_ROLLBACK_TARGET, 2));
        assertThat(reason(SteerControl.RETRY))
                .as("the server has nothing to retry for them")
                .contains("no car failed on its way back");

        showBack(Map.of(CarStage.ROLLED_BACK, 60, CarStage.MANUAL, 2));
        assertThat(reason(SteerControl.RETRY)).isEmpty();
    }

    /// The server tries those again that did not get back, and so does the console.
    @Test
    void aPauseOnTheWayBackIsJudgedAsTheWayBack() {
        showPausedBack(Map.of(CarStage.ROLLED_BACK, 60, CarStage.FAILED, 2));
        assertThat(reason(SteerControl.RETRY)).contains("no car failed on its way back");
        assertThat(reason(SteerControl.ROLL_BACK)).isNotEmpty();

        showPausedBack(Map.of(CarStage.ROLLED_BACK, 60, CarStage.MANUAL, 2));
        assertThat(reason(SteerControl.RETRY)).isEmpty();
    }

    private void showPausedBack(Map<CarStage, Integer> cars) {
        RolloutEntry.PauseEntry pause =
                new RolloutEntry.PauseEntry(SampleRollouts.NOW, "k.vogt", null, RolloutStatus.ROLLING_BACK);
        WaitingFor person = new WaitingFor.Person(null, SampleRollouts.NOW);
        show(
                SampleRollouts.view("R-118", RolloutStatus.PAUSED, person, pause, cars),
                Frames.live(),
                Role.RELEASE_MANAGER);
    }

    private void showBack(Map<CarStage, Integer> cars) {
        show(in(RolloutStatus.ROLLED_BACK, cars), Frames.live(), Role.RELEASE_MANAGER);
    }

    private static RolloutView in(RolloutStatus status) {
        return in(status, Map.of(CarStage.SUCCEEDED, 2_811, CarStage.FAILED, 62, CarStage.WAITING, 27));
    }

    private static RolloutView in(RolloutStatus status, Map<CarStage, Integer> cars) {
        return SampleRollouts.view("R-118", status, new WaitingFor.Nothing(), null, cars);
    }

    private void show(RolloutView view, Freshness freshness, Role role) {
        fleet.accept(SampleRollouts.frame(
                SampleRollouts.as("a.huber", role), freshness, List.of(view), List.of(), List.of(), List.of()));
        steering.follow(Optional.of(new Known(view, null, null, List.of(), SampleRollouts.NOW)));
    }

    private Optional<String> reason(SteerControl control) {
        return steering.whyNotProperty(control).get();
    }
}
