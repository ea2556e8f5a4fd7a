package pitwall.fleet.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pitwall.fleet.CarId;
import pitwall.fleet.safety.SafetyPolicy;

/// Phases whose cars are those that their query means when they begin.
final class FollowingTest {
    private static final Duration SOAK = Duration.ofMinutes(5);

    private static Phase phase(String name, int most, int... cars) {
        return new Phase(
                name,
                targets(cars),
                WaveShape.WHOLE,
                10,
                GateRules.DEFAULT,
                Plans.QUICK,
                PhaseOrder.BY_ID,
                "region:" + name,
                most);
    }

    private static List<Target> targets(int... cars) {
        return Arrays.stream(cars).mapToObj(Plans::target).toList();
    }

    private static CarId[] cars(int... cars) {
        return Arrays.stream(cars).mapToObj(Plans::car).toArray(CarId[]::new);
    }

    private static Drive launched(Phase... phases) {
        Drive drive = new Drive(Plans.plan(phases));
        drive.allSeen();
        return drive.act(new PersonAct.Launch("ada"));
    }

    private static Drive names(Drive drive, int phase, int... cars) {
        drive.event(new RolloutEvent.CarsNamed(phase, targets(cars)));
        for (int car : cars) {
            drive.seen(drive.facts(Plans.car(car), Plans.OLD));
        }
        return drive;
    }

    private static Decision.CarsNamed named(Drive drive) {
        return drive.decisions().stream()
                .filter(Decision.CarsNamed.class::isInstance)
                .map(Decision.CarsNamed.class::cast)
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    /// The first phase, of cars 0 and 1, is through; the second is about to begin.
    private static Drive atTheSecond(int most) {
        Drive drive = launched(Plans.phase(Plans.targets(0, 2), WaveShape.WHOLE, 10), phase("berlin", most, 2, 3));
        return drive.succeeds(0, 1).pass(SOAK);
    }

    @Test
    void aPhaseBeginsWithTheCarsThatItsQueryMeansThen() {
        Drive drive = launched(phase("munich", 4, 0, 1, 2));
        assertThat(drive.state().wantedCars()).contains(0);
        assertThat(drive.status()).isEqualTo(RolloutStatus.SCHEDULED);
        assertThat(drive.offers()).isEmpty();

        names(drive, 0, 1, 2, 3);

        assertThat(drive.status()).isEqualTo(RolloutStatus.RUNNING);
        assertThat(drive.state().wantedCars()).isEmpty();
        assertThat(drive.state().isSettled(0)).isTrue();
        assertThat(drive.offers()).extracting(RolloutIntent.Offer::car).containsExactly(cars(1, 2, 3));
        assertThat(drive.state().progress(Plans.car(0))).isEmpty();
    }

    @Test
    void theRecorderTellsWhoCameAndWhoLeft() {
        Drive drive = names(launched(phase("munich", 4, 0, 1, 2)), 0, 1, 2, 3);

        Decision.CarsNamed named = named(drive);
        assertThat(named.cars()).isEqualTo(3);
        assertThat(named.most()).isEqualTo(4);
        assertThat(named.taken()).isTrue();
        assertThat(named.cameCars()).containsExactly(cars(3));
        assertThat(named.leftCars()).containsExactly(cars(0));
        assertThat(FlightRecorder.of(drive.decisions()).status()).isEqualTo(RolloutStatus.RUNNING);
    }

    @Test
    void theRecorderTellsWhomAnotherRolloutHas() {
        Drive drive = launched(phase("munich", 4, 0, 1));
        drive.event(new RolloutEvent.CarsNamed(0, targets(0), List.of(Plans.car(9), Plans.car(1))));

        assertThat(named(drive).claimed()).isEqualTo(new Decision.Claimed(2, List.of(cars(1, 9))));
        assertThat(named(drive).naming(1).claimed()).isEqualTo(new Decision.Claimed(2, List.of(cars(1))));
        assertThat(named(names(launched(phase("munich", 4, 0, 1)), 0, 0, 1)).claimed())
                .isNull();
    }

    @Test
    void whatPeopleAcceptedOfAPhaseIsNotTouchedByTheNumberOfCars() {
        GateRules lenient = new GateRules(0, 1, 1, false, false, OnBreach.PAUSE_AND_ASK);
        Phase first = new Phase("Munich", Plans.targets(0, 2), WaveShape.WHOLE, 10, lenient, Plans.QUICK);
        Drive drive = launched(first, phase("berlin", 2, 2, 3));
        drive.fails(0).succeeds(1).pass(SOAK);
        names(drive, 1, 2, 3, 4);

        drive.act(new PersonAct.Advance("ada", "three will do")).agree("ben");

        assertThat(drive.state().head().allowedFailures()).isZero();
    }

    @Test
    void laterPhasesFollowTheirQueryUntilTheyBegin() {
        Drive drive = atTheSecond(3);
        assertThat(drive.state().wantedCars()).contains(1);
        assertThat(drive.status()).isEqualTo(RolloutStatus.SOAKING);

        names(drive, 1, 3, 4, 5);

        assertThat(drive.status()).isEqualTo(RolloutStatus.RUNNING);
        assertThat(drive.state().wave(1)).containsExactly(cars(3, 4, 5));
        assertThat(drive.stage(0)).isEqualTo(CarStage.SUCCEEDED);
        assertThat(drive.state().tally(0).of(CarStage.SUCCEEDED)).isEqualTo(2);
        drive.succeeds(3, 4, 5).pass(SOAK);
        assertThat(drive.status()).isEqualTo(RolloutStatus.COMPLETED);
    }

    @Test
    void thePauseBetweenPhasesHoldsBeforeCarsThatNobodyPlanned() {
        Timing timing = new Timing(
                SOAK, SOAK.multipliedBy(3), Duration.ofHours(1), Duration.ofMinutes(5), Duration.ofMinutes(3));
        Phase first = new Phase("Munich", Plans.targets(0, 2), WaveShape.WHOLE, 10, GateRules.DEFAULT, timing);
        Drive drive = launched(first, phase("berlin", 2));

        drive.succeeds(0, 1).pass(SOAK);
        assertThat(drive.state().wantedCars()).isEmpty();

        drive.pass(SOAK.multipliedBy(2));
        assertThat(drive.state().wantedCars()).contains(1);
    }

    @Test
    void aCarOfAnotherPhaseIsNotTakenTwice() {
        Drive drive = launched(
                phase("munich", 9, 0, 1),
                Plans.phase(Plans.targets(2, 3), WaveShape.WHOLE, 10),
                phase("berlin", 9, 3, 4));

        names(drive, 0, 0, 2, 3);

        assertThat(drive.state().wave(0)).containsExactly(cars(0, 3));
        assertThat(drive.state().plan().phases().get(1).targets())
                .extracting(Target::car)
                .containsExactly(cars(2));
        assertThat(drive.state().plan().phases().get(2).targets())
                .extracting(Target::car)
                .containsExactly(cars(4));
    }

    @Test
    void moreCarsThanApprovedMakeItADraftAgainBeforeTheStart() {
        Drive drive = launched(phase("munich", 2, 0, 1));

        names(drive, 0, 0, 1, 2);

        assertThat(drive.status()).isEqualTo(RolloutStatus.DRAFT);
        assertThat(named(drive).taken()).isFalse();
        assertThat(drive.state().plan().phases().getFirst().targets()).hasSize(2);
        assertThat(drive.state().wantedCars()).isEmpty();
        assertThat(drive.offers()).isEmpty();
    }

    @Test
    void moreCarsThanApprovedPauseARunningRolloutAndTwoPeopleDecide() {
        Drive drive = names(atTheSecond(2), 1, 2, 3, 4);
        assertThat(drive.status()).isEqualTo(RolloutStatus.PAUSED);
        assertThat(drive.state().head().pause()).isNotNull();
        assertThat(pausedBy(drive)).isEqualTo(Gate.CAR_LIMIT);
        int asked = drive.offers().size();

        drive.act(new PersonAct.Advance("ada", "three will do"));
        assertThat(drive.status()).isEqualTo(RolloutStatus.PAUSED);
        drive.agree("ben");
        assertThat(drive.state().wantedCars()).contains(1);
        assertThat(drive.decisions())
                .filteredOn(Decision.GateOverruled.class::isInstance)
                .singleElement()
                .asInstanceOf(type(Decision.GateOverruled.class))
                .satisfies(overruled -> {
                    assertThat(overruled.gate()).isEqualTo(Gate.CAR_LIMIT);
                    assertThat(overruled.allowedCars()).isEqualTo(3);
                    assertThat(overruled.allowedFailures()).isZero();
                });
        names(drive, 1, 2, 3, 4);

        assertThat(drive.status()).isEqualTo(RolloutStatus.RUNNING);
        assertThat(drive.offers()).hasSize(asked + 3);
        assertThat(FlightRecorder.of(drive.decisions()).status()).isEqualTo(RolloutStatus.RUNNING);
    }

    @Test
    void whatPeopleLetPassIsTheNumberThatTheySaw() {
        Drive drive = names(atTheSecond(2), 1, 2, 3, 4);
        drive.act(new PersonAct.Advance("ada", "three will do")).agree("ben");

        names(drive, 1, 2, 3, 4, 5);

        assertThat(drive.status()).isEqualTo(RolloutStatus.PAUSED);
        assertThat(pausedBy(drive)).isEqualTo(Gate.CAR_LIMIT);
    }

    @Test
    void whoGoesOnWithoutOverrulingIsAskedAgainWhileThereAreTooMany() {
        Drive drive = names(atTheSecond(2), 1, 2, 3, 4);

        drive.act(new PersonAct.Resume("ada")).agree("ben");
        names(drive, 1, 2, 3, 4);
        assertThat(drive.status()).isEqualTo(RolloutStatus.PAUSED);

        drive.act(new PersonAct.Resume("ada")).agree("ben");
        names(drive, 1, 3, 4);
        assertThat(drive.status()).isEqualTo(RolloutStatus.RUNNING);
    }

    @Test
    void aPhaseWhoseQueryMeansNobodyIsPassedOver() {
        Drive drive = launched(phase("munich", 5, 0, 1), phase("berlin", 5, 2));

        names(drive, 0);
        assertThat(drive.state().wantedCars()).contains(1);
        assertThat(drive.state().head().startedAt()).isNull();
        names(drive, 1, 2, 3);

        assertThat(drive.status()).isEqualTo(RolloutStatus.RUNNING);
        assertThat(drive.offers()).extracting(RolloutIntent.Offer::car).containsExactly(cars(2, 3));
    }

    @Test
    void aRolloutWhoseQueriesMeanNobodyAnyMoreIsOver() {
        Drive drive = launched(phase("munich", 5, 0, 1));

        names(drive, 0);

        assertThat(drive.status()).isEqualTo(RolloutStatus.COMPLETED);
    }

    @Test
    void aPhaseThatHadNoCarsWhenItWasPlannedCanHaveSome() {
        Drive drive = launched(Plans.phase(Plans.targets(0, 2), WaveShape.WHOLE, 10), phase("berlin", 3));

        drive.succeeds(0, 1).pass(SOAK);
        names(drive, 1, 7);

        assertThat(drive.offers()).last().extracting(RolloutIntent.Offer::car).isEqualTo(Plans.car(7));
    }

    @Test
    void carsAreNamedWhenTheTimeComesAndNotBefore() {
        Instant start = Plans.START.plus(Duration.ofHours(1));
        Drive drive = new Drive(Plans.plan(phase("munich", 5, 0, 1)).with(new LaunchTerms(start, false, null)));
        drive.act(new PersonAct.Launch("ada"));
        assertThat(drive.status()).isEqualTo(RolloutStatus.SCHEDULED);
        assertThat(drive.state().wantedCars()).isEmpty();

        drive.pass(Duration.ofHours(1));

        assertThat(drive.state().wantedCars()).contains(0);
    }

    @Test
    void whatNobodyAskedForIsIgnored() {
        Drive drive = names(launched(phase("munich", 5, 0, 1)), 0, 0, 1);

        drive.event(new RolloutEvent.CarsNamed(0, targets(0, 1, 2)));

        assertThat(drive.outcome()).isEqualTo(Outcome.ignored(Outcome.Idle.ALREADY_SO));
        assertThat(drive.state().plan().size()).isEqualTo(2);
    }

    @Test
    void aServerThatDiesBeforeItNamesTheCarsIsAskedAgain() {
        Drive drive = atTheSecond(3);
        RolloutState state = drive.state();

        RolloutState restored = RolloutState.restore(state.plan(), SafetyPolicy.DEFAULT, state.head(), state.touched());

        assertThat(restored.wantedCars()).contains(1);
        assertThat(restored.nextWake())
                .hasValueSatisfying(wake -> assertThat(wake).isBeforeOrEqualTo(drive.now()));
        Step step = new RolloutEngine().step(restored, new RolloutEvent.CarsNamed(1, targets(3, 4)), drive.now());
        assertThat(step.state().status()).isEqualTo(RolloutStatus.RUNNING);
        RolloutState after = step.state();
        assertThat(RolloutState.restore(after.plan(), SafetyPolicy.DEFAULT, after.head(), after.touched()))
                .isEqualTo(after);
    }

    @Test
    void whoStopsTheRolloutIsNotAskedForCars() {
        Drive drive = atTheSecond(3);

        drive.act(new PersonAct.Halt("ada", "wait"));
        assertThat(drive.state().wantedCars()).isEmpty();
        drive.act(new PersonAct.Resume("ada"));

        assertThat(drive.state().wantedCars()).contains(1);
    }

    @Test
    void theHashIsThatOfTheQueryAndTheMostCarsAndNotOfTheCars() {
        RolloutPlan plan = Plans.plan(phase("munich", 5, 0, 1));

        assertThat(Plans.plan(phase("munich", 5, 1, 2, 3)).hash()).isEqualTo(plan.hash());
        assertThat(Plans.plan(phase("munich", 6, 0, 1)).hash()).isNotEqualTo(plan.hash());
        assertThat(Plans.plan(phase("berlin", 5, 0, 1)).hash()).isNotEqualTo(plan.hash());
        assertThat(names(launched(phase("munich", 5, 0, 1)), 0, 1, 2)
                        .state()
                        .plan()
                        .hash())
                .isEqualTo(plan.hash());
    }

    @Test
    void theApprovalHoldsAlthoughCarsCameAndLeft() {
        RolloutPlan plan = Plans.plan(phase("munich", 5, 0, 1)).with(new LaunchTerms(null, true, null));
        Drive drive = new Drive(plan);
        drive.act(new PersonAct.Launch("ada")).agree("ben");

        names(drive, 0, 1, 2, 3);

        assertThat(drive.status()).isEqualTo(RolloutStatus.RUNNING);
    }

    @Test
    void theDryRunTakesTheCarsOfNow() {
        RolloutPlan plan = Plans.plan(phase("munich", 5, 0, 1), phase("berlin", 5, 2));

        RolloutPreview preview =
                new DryRun(plan, SafetyPolicy.DEFAULT, DryRun.TYPICAL).preview(Map.of(), Set.of(), Plans.START);

        assertThat(preview.estimate().phases())
                .extracting(RolloutPreview.Span::phase)
                .containsExactly("munich", "berlin");
        assertThat(preview.estimate().peak()).isEqualTo(2);
    }

    private static @Nullable Gate pausedBy(Drive drive) {
        Pause pause = drive.state().head().pause();
        return pause == null ? null : pause.gate();
    }
}
