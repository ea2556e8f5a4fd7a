package pitwall.fleet.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A rollout of 10 000 cars, car by car. What it costs is written in `docs/rollouts.md`; a test that read the clock
/// would say more about the machine than about the engine.
class BigRolloutTest {
    private static final int CARS = 10_000;
    private static final int PARALLEL = 200;

    @Test
    void tenThousandCarsAreUpdatedWaveByWave() {
        WaveShape shape = new WaveShape(new Canary.Count(40), List.of(10, 30, 60));
        Timing timing = new Timing(
                Duration.ofMinutes(5),
                Duration.ofMinutes(5),
                Duration.ofHours(48),
                Duration.ofMinutes(5),
                Duration.ofMinutes(3));
        Phase phase = new Phase("all", Plans.targets(0, CARS), shape, PARALLEL, GateRules.DEFAULT, timing);
        Drive drive = Drive.started(Plans.plan(phase));

        int answered = 0;
        while (!drive.status().isOver()) {
            if (answered < drive.intents().size()) {
                RolloutIntent next = drive.intents().get(answered++);
                drive.seen(drive.facts(next.car(), Plans.NEW.software()));
                assertThat(drive.state().tally().inFlight()).isLessThanOrEqualTo(PARALLEL);
            } else {
                drive.pass(
                        Duration.between(drive.now(), drive.state().nextWake().orElseThrow()));
            }
        }

        assertThat(drive.status()).isEqualTo(RolloutStatus.COMPLETED);
        assertThat(drive.state().tally().of(CarStage.SUCCEEDED)).isEqualTo(CARS);
        assertThat(drive.offers()).hasSize(CARS);
        assertThat(FlightRecorder.of(drive.decisions()).status()).isEqualTo(RolloutStatus.COMPLETED);
    }
}
