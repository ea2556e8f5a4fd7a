package pitwall.fleet.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import pitwall.fleet.ReasonCode;

/// What is told beforehand is what then happens, because the same engine says both.
class ActEffectsTest {
    private static final GateRules ASKING = new GateRules(0.8, 0.05, 2, true, true, OnBreach.PAUSE_AND_ASK);

    private static Drive started(int cars, int parallel, GateRules gates) {
        Phase phase = new Phase("Munich", Plans.targets(0, cars), WaveShape.WHOLE, parallel, gates, Plans.QUICK);
        return Drive.started(Plans.plan(phase));
    }

    private static ActEffect effect(Drive drive, String act) {
        return new ActEffects(new RolloutEngine(), drive.state(), drive.now())
                .all("ada").stream()
                        .filter(one -> one.act().equals(act))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void aPauseSaysWhoStopsWhoFinishesAndWhoStays() {
        Drive drive = started(8, 3, GateRules.DEFAULT);
        drive.succeeds(0).report(1, CarStep.APPLY_START, null);

        ActEffect pause = effect(drive, "pause");

        assertThat(pause.refused()).isNull();
        assertThat(pause.becomes()).isEqualTo(RolloutStatus.PAUSED);
        assertThat(pause.stays()).as("car 0").isEqualTo(1);
        assertThat(pause.finishes()).as("car 1").isEqualTo(1);
        assertThat(pause.withdrawn()).as("cars 2 and 3").isEqualTo(2);
        assertThat(pause.stops()).as("cars 4 to 7").isEqualTo(4);
        assertThat(pause.asks()).isZero();
        assertThat(effect(drive, "resume").becomes()).isEqualTo(RolloutStatus.RUNNING);
        assertThat(effect(drive, "retry").refused()).isEqualTo(Refusal.NOTHING_TO_RETRY);
    }

    @Test
    void aRollbackSaysWhoGoesBackAndNamesWhoCannot() {
        Target stuck = new Target(Plans.car(1), "munich", "i4", List.of());
        Phase phase = Plans.phase(List.of(Plans.target(0), stuck, Plans.target(2)), WaveShape.WHOLE, 2);
        Drive drive = Drive.started(Plans.plan(phase));
        drive.succeeds(0, 1);

        ActEffect back = effect(drive, "rollback");
        drive.act(new PersonAct.RollBack("ada", "no", false));

        assertThat(back.goesBack()).isEqualTo(1);
        assertThat(back.stuck()).isEqualTo(1);
        assertThat(back.stuckCars()).containsExactly(Plans.car(1));
        assertThat(drive.car(0).direction()).isEqualTo(Direction.BACK);
        assertThat(drive.stage(1)).isEqualTo(CarStage.NO_ROLLBACK_TARGET);
    }

    @Test
    void whatASecondPersonMustAgreeToIsToldWithWhatHappensThen() {
        Drive drive = started(4, 2, ASKING);
        drive.fails(0, 1);
        assertThat(drive.status()).isEqualTo(RolloutStatus.PAUSED);

        ActEffect advance = effect(drive, "advance");

        assertThat(advance.secondPerson()).isTrue();
        assertThat(advance.becomes()).isEqualTo(RolloutStatus.RUNNING);
        assertThat(advance.asks())
                .as("car 3; car 2 was asked before and is left alone")
                .isEqualTo(1);
        assertThat(effect(drive, "resume").refused()).isEqualTo(Refusal.GATE_STILL_STOPS);
        int offers = drive.offers().size();
        drive.act(new PersonAct.Advance("ada", "go on"));
        assertThat(effect(drive, "advance").already()).isTrue();
        drive.agree("grace");
        assertThat(drive.offers()).hasSize(offers + 1);
    }

    @Test
    void nothingIsChangedByLookingAhead() {
        Drive drive = started(4, 2, GateRules.DEFAULT).succeeds(0);
        RolloutState before = drive.state();

        new ActEffects(new RolloutEngine(), drive.state(), drive.now()).all("ada");

        assertThat(drive.state()).isEqualTo(before);
        assertThat(drive.state().touched()).isEqualTo(before.touched());
    }

    @Test
    void lanesCountEachCarOnceAndTheirGatesAreThoseOfTheEngine() {
        Drive drive = Drive.started(Plans.plan(
                new Phase(
                        "Munich",
                        Plans.targets(0, 6),
                        new WaveShape(new Canary.Count(1), List.of(100)),
                        5,
                        new GateRules(0.8, 0.5, 3, false, true, OnBreach.PAUSE_AND_ASK),
                        Plans.QUICK),
                Plans.phase(Plans.targets(6, 9), WaveShape.WHOLE, 2)));
        drive.succeeds(0).pass(Plans.QUICK.soak());
        drive.fails(1).succeeds(2).report(3, CarStep.APPLY_START, null);
        drive.report(4, CarStep.BLOCKED, ReasonCode.BATTERY_LOW);

        List<RolloutLane> lanes = drive.state().lanes(drive.now());

        RolloutLane munich = lanes.getFirst();
        assertThat(munich.stand()).isEqualTo(RolloutLane.Stand.RUNNING);
        assertThat(munich.cars()).isEqualTo(new RolloutLane.Counts(6, 2, 1, 1, 2, 0, 0));
        assertThat(munich.success()).isEqualTo(new Share(2, 3));
        assertThat(munich.failures()).containsExactlyEntriesOf(Map.of(ReasonCode.HEALTH_CHECK_FAILED, 1));
        assertThat(munich.blocked()).containsOnlyKeys(ReasonCode.BATTERY_LOW);
        assertThat(munich.waves())
                .extracting(RolloutLane.LaneWave::stand)
                .containsExactly(RolloutLane.Stand.OVER, RolloutLane.Stand.RUNNING);
        assertThat(munich.gates())
                .extracting(GateReading::gate)
                .containsExactly(Gate.FAILURE_THRESHOLD, Gate.SUCCESS_THRESHOLD, Gate.SAFETY_CHECKS);
        assertThat(munich.gates().getFirst().verdict()).isEqualTo(new GateVerdict.Open());
        assertThat(munich.gates().get(1).verdict()).isEqualTo(new GateVerdict.Waiting(3, 3));
        assertThat(lanes.get(1).stand()).isEqualTo(RolloutLane.Stand.BEFORE);
        assertThat(lanes.get(1).cars().left()).isEqualTo(3);
        assertThat(lanes)
                .allSatisfy(lane ->
                        assertThat(sum(lane.cars())).isEqualTo(lane.cars().size()));
    }

    private static int sum(RolloutLane.Counts cars) {
        return cars.done() + cars.failed() + cars.blocked() + cars.applying() + cars.left() + cars.apart();
    }

    @Test
    void everyTemplateIsAPlanThatTheEngineTakes() {
        assertThat(RolloutTemplate.all()).extracting(RolloutTemplate::id).doesNotHaveDuplicates();
        assertThat(RolloutTemplate.of("staged-munich-berlin").orElseThrow().stages())
                .extracting(RolloutTemplate.Stage::name)
                .containsExactly("Canary", "Munich", "Berlin");
        for (RolloutTemplate template : RolloutTemplate.all()) {
            Phase[] phases = Stream.of(template.stages().toArray(RolloutTemplate.Stage[]::new))
                    .map(stage -> new Phase(
                            stage.name(), List.of(), stage.shape(), stage.parallel(), stage.gates(), stage.timing()))
                    .toArray(Phase[]::new);
            assertThat(Drive.started(Plans.plan(phases)).status()).isEqualTo(RolloutStatus.COMPLETED);
        }
        assertThat(Set.copyOf(RolloutTemplate.all())).hasSize(2);
    }
}
