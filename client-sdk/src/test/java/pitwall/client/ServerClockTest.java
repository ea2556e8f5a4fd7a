package pitwall.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import pitwall.testing.FleetFixtures;

final class ServerClockTest {
    private static final Instant NOW = FleetFixtures.NOW;

    private final ServerClock clock = new ServerClock();

    @Test
    void theAnswersTimeIsTheMiddleOfTheRoundTrip() {
        clock.answered(NOW, NOW.plusMillis(5_100), NOW.plusMillis(200));

        assertThat(clock.ahead()).isEqualTo(Duration.ofSeconds(5));
        assertThat(clock.roundTrip()).isEqualTo(Duration.ofMillis(200));
        assertThat(clock.isEstimated()).isFalse();
    }

    @Test
    void aSlowAnswerDoesNotSpoilAQuickOne() {
        clock.answered(NOW, NOW.plusMillis(5_005), NOW.plusMillis(10));
        clock.answered(NOW.plusSeconds(3), NOW.plusSeconds(8), NOW.plusSeconds(5));

        assertThat(clock.ahead()).isEqualTo(Duration.ofSeconds(5));
        assertThat(clock.roundTrip()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void aLostConnectionKeepsTheValueAsAnEstimate() {
        clock.answered(NOW, NOW.plusMillis(5_005), NOW.plusMillis(10));

        clock.forget();

        assertThat(clock.isEstimated()).isTrue();
        assertThat(clock.ahead()).isEqualTo(Duration.ofSeconds(5));
        assertThat(clock.roundTrip()).isNull();
    }
}
