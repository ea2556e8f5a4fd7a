package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RegularChecksTest {
    @Test
    void whatGoesWrongEndsOneLookAndNotTheNext() {
        List<String> done = new ArrayList<>();
        AtomicInteger looks = new AtomicInteger();
        try (RegularChecks checks = new RegularChecks(
                List.of(() -> done.add("first"), () -> {
                    if (looks.incrementAndGet() == 1) {
                        throw new IllegalStateException("for once");
                    }
                    done.add("second");
                }),
                List.of(),
                work -> done.add("within"))) {
            checks.look();
            checks.look();
        }

        assertThat(done).containsExactly("first", "first", "second", "within");
    }

    @Test
    void looksAreTakenAgainAndAgainAndClosingTwiceIsHarmless() {
        AtomicInteger looks = new AtomicInteger();
        RegularChecks checks = new RegularChecks(List.of(looks::incrementAndGet), List.of(), work -> {});
        checks.start(Duration.ofMillis(1));
        await().until(() -> looks.get() >= 3);

        checks.close();
        checks.close();
    }
}
