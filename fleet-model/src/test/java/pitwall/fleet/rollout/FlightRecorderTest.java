package pitwall.fleet.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlightRecorderTest {
    private final Drive drive = Drive.started(Plans.plan(Plans.phase(Plans.targets(0, 3), WaveShape.WHOLE, 3)));

    @Test
    void whatWasDecidedExplainsWhereEverythingStands() {
        drive.succeeds(0, 1).fails(2);

        FlightRecorder recorder = FlightRecorder.of(drive.decisions());

        assertThat(recorder.status()).isEqualTo(drive.status());
        for (int car = 0; car < 3; car++) {
            assertThat(recorder.stage(Plans.car(car))).isEqualTo(drive.stage(car));
        }
    }

    @Test
    void aCarThatWasNeverMentionedWaits() {
        assertThat(FlightRecorder.of(List.of()).stage(Plans.car(7))).isEqualTo(CarStage.WAITING);
        assertThat(FlightRecorder.of(List.of()).status()).isEqualTo(RolloutStatus.DRAFT);
    }

    @Test
    void aDecisionThatIsMissingIsNoticed() {
        drive.succeeds(0);
        List<Decision> some = new ArrayList<>(drive.decisions());
        some.remove(some.size() / 2);

        assertThatIllegalArgumentException().isThrownBy(() -> FlightRecorder.of(some));
    }

    @Test
    void aStageThatDoesNotFollowFromTheOneBeforeIsNoticed() {
        Decision.CarChanged outOfNowhere = new Decision.CarChanged(
                1, Plans.START, Plans.car(0), Direction.FORWARD, 1, CarStage.APPLYING, CarStage.SUCCEEDED, null);

        assertThatIllegalArgumentException().isThrownBy(() -> FlightRecorder.of(List.of(outOfNowhere)));
    }

    @Test
    void aStatusThatDoesNotFollowFromTheOneBeforeIsNoticed() {
        Decision.StatusChanged outOfNowhere = new Decision.StatusChanged(
                1, Plans.START, RolloutStatus.RUNNING, RolloutStatus.COMPLETED, Because.GATES_OPEN);

        assertThatIllegalArgumentException().isThrownBy(() -> FlightRecorder.of(List.of(outOfNowhere)));
    }
}
