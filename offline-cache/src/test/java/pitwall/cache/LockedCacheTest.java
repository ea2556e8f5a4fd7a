package pitwall.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.cache.CacheFixture.NOON;
import static pitwall.cache.CacheFixture.SESSION;
import static pitwall.cache.CacheFixture.fleet;
import static pitwall.cache.CacheFixture.log;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.testing.SteppedClock;

/// Caches of which nobody knows who signed in lately.
class LockedCacheTest {
    @TempDir
    private Path folder;

    private final CacheFixture.Mark mark = new CacheFixture.Mark();
    private final byte[] secret = CacheKey.newSecret();
    private final SteppedClock clock = new SteppedClock(NOON);

    @Test
    void aLongTimeWithoutSignInLocksTheCacheHoweverMuchWasSeenMeanwhile() {
        try (FleetCache cache = open()) {
            cache.recorder().picture(SESSION, "e1", 7, NOON, fleet(3));
            cache.flushNow().join();
            clock.advance(Duration.ofHours(71));
            cache.recorder().changes("e1", 8, clock.instant(), List.of(log(1, 1)));
        }
        clock.advance(Duration.ofHours(2));

        try (FleetCache cache = open()) {
            assertThat(cache.locked().join()).isTrue();
            assertThat(cache.remembered().join()).isEmpty();
            assertThat(cache.contents().join().lockedAfter()).contains(NOON.plus(Duration.ofHours(72)));
        }
    }

    @Test
    void aSignInOpensALockedCacheAgain() {
        try (FleetCache cache = open()) {
            cache.recorder().picture(SESSION, "e1", 7, NOON, fleet(3));
        }
        clock.advance(Duration.ofHours(73));

        try (FleetCache cache = open()) {
            cache.signedIn().join();

            assertThat(cache.locked().join()).isFalse();
            assertThat(cache.remembered().join()).isPresent();
        }
    }

    @Test
    void aCacheOfWhichNobodyKnowsASignInIsLocked() {
        try (FleetCache cache = open()) {
            cache.recorder().picture(SESSION, "e1", 7, NOON, fleet(3));
        }
        mark.forgetSignIn();

        try (FleetCache cache = open()) {
            assertThat(cache.locked().join()).isTrue();
            assertThat(cache.status().locked()).isTrue();
            assertThat(cache.remembered().join()).isEmpty();

            cache.recorder().picture(SESSION, "e1", 8, NOON, fleet(3));
            cache.flushNow().join();

            assertThat(cache.status().locked()).isFalse();
        }
    }

    @Test
    void aCacheLocksWhileItIsOpen() {
        try (FleetCache cache = open()) {
            cache.recorder().picture(SESSION, "e1", 7, NOON, fleet(3));
            cache.flushNow().join();
            clock.advance(Duration.ofHours(73));

            cache.flushNow().join();

            assertThat(cache.status().locked()).isTrue();
            assertThat(cache.remembered().join()).isEmpty();
        }
    }

    @Test
    void anEmptyCacheHasNothingToLock() {
        mark.forgetSignIn();

        try (FleetCache cache = open()) {
            assertThat(cache.locked().join()).isFalse();
        }
    }

    @Test
    void whatNobodySignedInForDuringAMonthIsForgotten() {
        try (FleetCache cache = open()) {
            cache.recorder().picture(SESSION, "e1", 7, NOON, fleet(3));
        }
        clock.advance(Duration.ofDays(31));

        try (FleetCache cache = open()) {
            cache.signedIn().join();

            assertThat(cache.remembered().join()).isEmpty();
            assertThat(cache.status().asOf()).isEmpty();
        }
    }

    private FleetCache open() {
        return FleetCache.open(folder, CacheKey.from(secret), mark, Retention.DEFAULT, clock);
    }
}
