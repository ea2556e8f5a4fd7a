package pitwall.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import pitwall.testing.FleetFixtures;

final class SteadyClockTest {
    private final SteadyClock clock = new SteadyClock(FleetFixtures.NOW);

    @Test
    void shortStepsAddUp() {
        assertThat(clock.advance(FleetFixtures.NOW.plusMillis(50))).isFalse();
        assertThat(clock.advance(FleetFixtures.NOW.plusMillis(5_050))).isFalse();

        assertThat(clock.elapsed()).isEqualTo(Duration.ofMillis(5_050));
    }

    @Test
    void anHourOfSleepIsNoticedAndDoesNotCount() {
        assertThat(clock.advance(FleetFixtures.NOW.plusSeconds(3_600))).isTrue();

        assertThat(clock.elapsed()).isZero();
        assertThat(clock.wall()).isEqualTo(FleetFixtures.NOW.plusSeconds(3_600));
    }

    @Test
    void aClockThatWasSetBackIsNoticedAndNothingRunsBackwards() {
        clock.advance(FleetFixtures.NOW.plusSeconds(1));

        assertThat(clock.advance(FleetFixtures.NOW.minusSeconds(3_600))).isTrue();
        assertThat(clock.advance(FleetFixtures.NOW.minusSeconds(3_601))).isFalse();
        assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(1));
    }
}
