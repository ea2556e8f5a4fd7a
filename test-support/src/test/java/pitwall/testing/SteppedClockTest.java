package pitwall.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SteppedClockTest {
    @Test
    void timeStandsStillUntilItIsMoved() {
        SteppedClock clock = SteppedClock.atFixtures();

        assertThat(clock.instant()).isEqualTo(FleetFixtures.NOW);
        assertThat(clock.advance(Duration.ofSeconds(5))).isEqualTo(FleetFixtures.NOW.plusSeconds(5));
        assertThat(clock.instant()).isEqualTo(FleetFixtures.NOW.plusSeconds(5));
    }

    @Test
    void itCanBeSetBack() {
        SteppedClock clock = SteppedClock.atFixtures();

        clock.set(FleetFixtures.NOW.minusSeconds(3_600));

        assertThat(clock.millis())
                .isEqualTo(FleetFixtures.NOW.minusSeconds(3_600).toEpochMilli());
    }

    @Test
    void stepsOfSeveralThreadsAddUp() throws InterruptedException {
        SteppedClock clock = SteppedClock.atFixtures();
        Thread[] threads = new Thread[4];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = Thread.ofVirtual().start(() -> {
                for (int step = 0; step < 1_000; step++) {
                    clock.advance(Duration.ofMillis(1));
                }
            });
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(clock.instant()).isEqualTo(FleetFixtures.NOW.plusSeconds(4));
    }
}
