package pitwall.views.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import pitwall.testing.SteppedClock;

class IdleWatchTest {
    private final SteppedClock clock = SteppedClock.atFixtures();
    private final AtomicBoolean wall = new AtomicBoolean();
    private final AtomicInteger locked = new AtomicInteger();
    private final IdleWatch watch = new IdleWatch(
            clock::instant,
            () -> Duration.ofMinutes(15),
            () -> !wall.get(),
            () -> !wall.get() && locked.get() == 0,
            locked::incrementAndGet);

    @Test
    void aConsoleThatIsUsedNeverLocks() {
        for (int i = 0; i < 10; i++) {
            clock.advance(Duration.ofMinutes(14));
            watch.tick();
            watch.touch();
        }

        assertThat(locked).hasValue(0);
    }

    @Test
    void fifteenMinutesWithoutATouchLockIt() {
        clock.advance(Duration.ofMinutes(15));
        watch.tick();

        assertThat(locked).hasValue(1);
    }

    @Test
    void theFirstTouchAfterALongSleepLocksInsteadOfWorking() {
        clock.advance(Duration.ofHours(8));
        watch.touch();

        assertThat(locked).hasValue(1);
    }

    @Test
    void aWallNeverLocksAndALongWallLocksWhenItEnds() {
        wall.set(true);
        clock.advance(Duration.ofHours(8));
        watch.tick();
        watch.touch();
        assertThat(locked).hasValue(0);

        wall.set(false);
        watch.tick();

        assertThat(locked).hasValue(1);
    }

    @Test
    void aProvenPersonBeginsAnew() {
        clock.advance(Duration.ofHours(8));
        watch.begin();
        watch.tick();

        assertThat(locked).hasValue(0);
    }
}
