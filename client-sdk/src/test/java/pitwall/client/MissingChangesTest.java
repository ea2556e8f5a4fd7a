package pitwall.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import pitwall.testing.SteppedClock;

final class MissingChangesTest {
    private static final Instant SEEN = Instant.parse("2026-11-21T10:00:00Z");

    private final LinkMeter meter =
            new LinkMeter(new SteadyClock(SteppedClock.atFixtures().instant()));
    private final MissingChanges missing = new MissingChanges(meter);

    @Test
    void whatLiesBetweenTheLastChangeAndTheNewPictureIsMissed() {
        missing.since(SEEN);
        missing.stillSince(SEEN.plusSeconds(30));
        missing.replacedAt(SEEN.plusSeconds(60));

        assertThat(meter.status(Duration.ZERO).gap()).isEqualTo(new Gap(SEEN, SEEN.plusSeconds(60)));
    }

    @Test
    void aPictureThatReplacesNothingLeavesNoGap() {
        missing.since(null);
        missing.replacedAt(SEEN);
        missing.since(SEEN);
        missing.replacedAt(SEEN);

        assertThat(meter.status(Duration.ZERO).gap()).isNull();
    }
}
