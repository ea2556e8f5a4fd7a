package pitwall.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import pitwall.testing.SteppedClock;

final class CatchUpTest {
    private final SteadyClock clock = new SteadyClock(SteppedClock.atFixtures().instant());
    private final ModeTimeline timeline = new ModeTimeline(clock, new LagMeter(clock));
    private final CatchUp catchUp = new CatchUp(timeline);

    @Test
    void aResumedPictureIsInStepAtTheHeadOfTheWelcomeAndSaysSoOnce() {
        catchUp.welcomed(true, 40, 43, 7);
        assertThat(freshness()).isEqualTo(new Freshness.Resyncing(0, 3, null));

        assertThat(catchUp.reached(42)).isFalse();
        assertThat(freshness()).isEqualTo(new Freshness.Resyncing(2, 3, null));

        assertThat(catchUp.reached(43)).isTrue();
        assertThat(timeline.isInStep()).isTrue();
        assertThat(catchUp.reached(44)).isFalse();
    }

    @Test
    void aWholePictureIsCountedInCars() {
        catchUp.welcomed(false, 0, 1_000, 7);

        assertThat(freshness()).isEqualTo(new Freshness.Resyncing(0, 7, null));
    }

    private Freshness freshness() {
        return timeline.freshness(null);
    }
}
