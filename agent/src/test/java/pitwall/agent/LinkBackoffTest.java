package pitwall.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import pitwall.protocol.Protocol;

final class LinkBackoffTest {
    @Test
    void carsThatLostTheirServerTogetherComeBackOverTheWholePause() {
        List<Duration> thirdTries = IntStream.range(0, 1_000)
                .mapToObj(car -> new LinkBackoff(new SplittableRandom(car)))
                .map(backoff -> {
                    backoff.next(CarTransport.BROKEN);
                    backoff.next(CarTransport.BROKEN);
                    return backoff.next(CarTransport.BROKEN);
                })
                .toList();

        assertThat(thirdTries).allMatch(pause -> pause.compareTo(Duration.ofSeconds(2)) <= 0);
        assertThat(thirdTries.stream().filter(pause -> pause.compareTo(Duration.ofMillis(500)) < 0))
                .hasSizeBetween(180, 320);
        assertThat(thirdTries.stream().filter(pause -> pause.compareTo(Duration.ofMillis(1_500)) > 0))
                .hasSizeBetween(180, 320);
    }

    @Test
    void theLongestPauseIsHalfAMinuteAndTheShortestIsNotNothing() {
        LinkBackoff backoff = new LinkBackoff(new SplittableRandom(1));

        assertThat(IntStream.range(0, 100).mapToObj(failure -> backoff.next(CarTransport.BROKEN)))
                .allMatch(pause -> pause.compareTo(Duration.ofSeconds(30)) <= 0)
                .allMatch(pause -> pause.compareTo(Duration.ofMillis(50)) >= 0);
    }

    @Test
    void whoWasRefusedWaitsForMinutes() {
        LinkBackoff backoff = new LinkBackoff(new SplittableRandom(1));

        assertThat(backoff.next(Protocol.CLOSE_IDENTITY)).isBetween(Duration.ofSeconds(48), Duration.ofSeconds(72));
    }
}
