package pitwall.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import pitwall.testing.SteppedClock;

class GuessPauseTest {
    private final SteppedClock clock = SteppedClock.atFixtures();
    private final GuessPause pause = new GuessPause(clock, Runnable::run);

    @Test
    void everyFurtherWrongPasswordIsLookedAtLater() {
        List<Long> waits = new ArrayList<>();
        for (int attempt = 0; attempt < 12; attempt++) {
            Duration wait = pause.admit();
            waits.add(wait.toSeconds());
            clock.advance(wait);
        }

        assertThat(waits).containsExactly(0L, 0L, 0L, 1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L, 30L);
    }

    @Test
    void attemptsAtTheSameTimeWaitForOneAnother() {
        failFourTimes();

        assertThat(pause.admit()).isEqualTo(Duration.ofSeconds(2));
        assertThat(pause.admit()).isEqualTo(Duration.ofSeconds(2 + 4));
        assertThat(pause.admit()).isEqualTo(Duration.ofSeconds(2 + 4 + 8));
    }

    @Test
    void whoThoughtLongEnoughDoesNotWait() {
        failFourTimes();

        clock.advance(Duration.ofSeconds(2));

        assertThat(pause.admit()).isZero();
    }

    @Test
    void theRightPasswordEndsThePauses() {
        assertThat(pause.look(() -> false).join()).isFalse();
        assertThat(pause.look(() -> false).join()).isFalse();
        assertThat(pause.look(() -> true).join()).isTrue();

        assertThat(pause.admit()).isZero();
        assertThat(pause.admit()).isZero();
        assertThat(pause.admit()).isZero();
        assertThat(pause.admit()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aClockThatIsSetBackKeepsNobodyOut() {
        failFourTimes();

        clock.advance(Duration.ofDays(-1));

        assertThat(pause.admit()).isZero();
    }

    private void failFourTimes() {
        for (int attempt = 0; attempt < 4; attempt++) {
            clock.advance(pause.admit());
        }
    }
}
