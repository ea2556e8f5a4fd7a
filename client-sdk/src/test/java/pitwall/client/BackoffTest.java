package pitwall.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class BackoffTest {
    @Test
    void theCeilingGrowsFromHalfASecondToThirtySecondsAndStays() {
        assertThat(Backoff.ceiling(1)).isEqualTo(Duration.ofMillis(500));
        assertThat(Backoff.ceiling(2)).isEqualTo(Duration.ofSeconds(1));
        assertThat(Backoff.ceiling(330)).isEqualTo(Duration.ofSeconds(2));
        assertThat(Backoff.ceiling(331)).isEqualTo(Duration.ofSeconds(4));
        assertThat(Backoff.ceiling(334)).isEqualTo(Duration.ofSeconds(30));
        assertThat(Backoff.ceiling(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void pausesSpreadOverTheWholeRangeUpToTheCeiling() {
        long shortest = Long.MAX_VALUE;
        long longest = 0;

        for (int seed = 0; seed < 1000; seed++) {
            long pause = new Backoff(new SplittableRandom(seed)).next().toMillis();
            shortest = Math.min(shortest, pause);
            longest = Math.max(longest, pause);
        }

        assertThat(shortest).isBetween(1L, 20L);
        assertThat(longest).isBetween(480L, 500L);
    }

    @Test
    void aGoodConnectionStartsOver() {
        Backoff backoff = new Backoff(new SplittableRandom(1));
        for (int i = 0; i < 40; i++) {
            assertThat(backoff.next()).isBetween(Duration.ofMillis(1), Duration.ofSeconds(30));
        }

        backoff.reset();

        assertThat(backoff.attempts()).isZero();
        assertThat(backoff.next()).isLessThanOrEqualTo(Duration.ofMillis(500));
    }
}
