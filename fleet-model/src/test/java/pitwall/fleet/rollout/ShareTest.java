package pitwall.fleet.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShareTest {
    @Test
    void theIntervalIsWilsons() {
        Share share = new Share(39, 40);

        assertThat(share.value()).isEqualTo(0.975);
        assertThat(share.low()).isCloseTo(0.8712, within(0.0005));
        assertThat(share.high()).isCloseTo(0.9956, within(0.0005));
    }

    @Test
    void nothingOfNothingIsNotKnown() {
        assertThat(new Share(0, 0).isKnown()).isFalse();
        assertThat(new Share(0, 0).low()).isZero();
        assertThat(new Share(0, 0).high()).isEqualTo(1);
    }

    @Test
    void wavesCoverEveryCarExactlyOnce() {
        WaveShape shape = new WaveShape(new Canary.Percent(10), List.of(10, 30, 60));

        List<Wave> waves = shape.waves(435);

        assertThat(waves.getFirst()).isEqualTo(new Wave(true, 0, 44));
        assertThat(waves).hasSize(4);
        assertThat(waves.getLast().to()).isEqualTo(435);
        for (int i = 1; i < waves.size(); i++) {
            assertThat(waves.get(i).from()).isEqualTo(waves.get(i - 1).to());
        }
    }

    @Test
    void smallPhasesHaveNoEmptyWaves() {
        WaveShape shape = new WaveShape(new Canary.Count(5), List.of(50, 50));

        assertThat(shape.waves(0)).isEmpty();
        assertThat(shape.waves(3)).containsExactly(new Wave(true, 0, 3));
        assertThat(shape.waves(6)).containsExactly(new Wave(true, 0, 5), new Wave(false, 5, 6));
    }
}
