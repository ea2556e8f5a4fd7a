package pitwall.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.cache.CacheFixture.NOON;
import static pitwall.cache.CacheFixture.SESSION;
import static pitwall.cache.CacheFixture.fleet;
import static pitwall.cache.CacheFixture.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.client.SeenPicture;
import pitwall.client.past.PastFleet;
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

    @Test
    void thePastIsLockedWhereThePictureIsGone() throws IOException {
        seeBoth();
        Files.delete(folder.resolve("fleet.mv.db"));
        clock.advance(Duration.ofHours(73));

        try (FleetCache cache = open()) {
            assertNoPast(cache);
            assertThat(cache.status().locked()).isTrue();
        }
    }

    @Test
    void thePastIsLockedWhereThePictureIsDamaged() throws IOException {
        seeBoth();
        Files.writeString(folder.resolve("fleet.mv.db"), "this is not a database\n".repeat(1000));
        clock.advance(Duration.ofHours(73));

        try (FleetCache cache = open()) {
            assertNoPast(cache);
            assertThat(cache.status().locked()).isTrue();
        }
    }

    @Test
    void thePastIsLockedWhereThePictureIsInUse() throws SQLException {
        seeBoth();
        clock.advance(Duration.ofHours(73));
        CacheFile other = new CacheFile(folder, CacheFile.Layout.PICTURE, CacheKey.from(secret), mark);
        CacheDatabase held = ((CacheFile.Opening.Opened) other.open()).database();

        try (FleetCache cache = open()) {
            assertNoPast(cache);
            assertThat(cache.status().locked()).isTrue();
        } finally {
            held.close();
            other.release();
        }
    }

    private void seeBoth() {
        try (FleetCache cache = open()) {
            cache.recorder().picture(SESSION, SeenPicture.ofCars("e1", 7, NOON, fleet(3)));
            cache.history().flushNow().join();
            assertThat(cache.history().at(NOON).join()).isNotInstanceOf(PastFleet.NotSeen.class);
        }
    }

    private static void assertNoPast(FleetCache cache) {
        assertThat(cache.history().at(NOON).join()).isInstanceOf(PastFleet.NotSeen.class);
        assertThat(cache.history().reader().join()).isEmpty();
        assertThat(cache.history()
                        .coverage(NOON.minusSeconds(60), NOON.plusSeconds(60))
                        .join())
                .isEmpty();
    }

    @Test
    void aClockThatIsSetBackAfterTheLockDoesNotOpenIt() {
        seeBoth();
        clock.advance(Duration.ofHours(73));
        open().close();
        clock.set(NOON.plusSeconds(60));

        try (FleetCache cache = open()) {
            assertThat(cache.locked().join()).isTrue();
            assertThat(cache.remembered().join()).isEmpty();
            assertNoPast(cache);
        }
    }

    /// Else whoever sets it back again and again could look for ever.
    @Test
    void aClockThatIsSetBackWinsNoTime() {
        seeBoth();
        for (int use = 0; use < 3; use++) {
            clock.set(NOON.minus(Duration.ofDays(1)));
            try (FleetCache cache = open()) {
                assertThat(cache.remembered().join()).as("use %d", use).isPresent();
                clock.advance(Duration.ofHours(23));
                cache.flushNow().join();
            }
        }
        clock.set(NOON.minus(Duration.ofDays(1)));

        try (FleetCache cache = open()) {
            assertThat(cache.remembered().join()).isPresent();
            clock.advance(Duration.ofHours(4));
            cache.flushNow().join();
            assertThat(cache.remembered().join()).isEmpty();
            assertThat(cache.status().locked()).isTrue();
        }
    }

    @Test
    void aClockThatIsSetBackWhileTheCacheIsOpenWinsNoTime() {
        try (FleetCache cache = open()) {
            cache.recorder().picture(SESSION, "e1", 7, NOON, fleet(3));
            cache.flushNow().join();
            clock.advance(Duration.ofHours(71));
            cache.flushNow().join();
            clock.set(NOON);
            cache.flushNow().join();
            assertThat(cache.status().locked()).isFalse();

            clock.advance(Duration.ofHours(2));
            assertThat(cache.status().locked()).isTrue();
        }
    }

    @Test
    void aSignInCountsFromTheClockAsItIsThen() {
        seeBoth();
        clock.advance(Duration.ofDays(5));
        open().close();
        clock.set(NOON.plusSeconds(60));

        try (FleetCache cache = open()) {
            cache.signedIn().join();
            assertThat(cache.remembered().join()).isPresent();

            clock.advance(Duration.ofHours(71));
            assertThat(cache.remembered().join()).isPresent();
            clock.advance(Duration.ofHours(2));
            assertThat(cache.remembered().join()).isEmpty();
        }
    }

    @Test
    void whoeverShowsTheCacheIsToldOnceWhenItLocks() {
        AtomicInteger told = new AtomicInteger();
        try (FleetCache cache = open()) {
            cache.whenLocked(told::incrementAndGet);
            cache.recorder().picture(SESSION, "e1", 7, NOON, fleet(3));
            cache.flushNow().join();
            assertThat(told).hasValue(0);

            clock.advance(Duration.ofHours(73));
            cache.flushNow().join();
            cache.flushNow().join();

            assertThat(told).hasValue(1);
        }
    }

    /// A server that is silent about cars is a server all the same.
    @Test
    void aServerThatIsHeardKeepsTheCacheOpenWhileTheProgramRuns() {
        try (FleetCache cache = open()) {
            cache.recorder().picture(SESSION, SeenPicture.ofCars("e1", 7, NOON, fleet(3)));
            cache.history().flushNow().join();
            for (int day = 0; day < 5; day++) {
                clock.advance(Duration.ofHours(24));
                cache.recorder().unchanged(clock.instant());
                cache.flushNow().join();
            }
            assertThat(cache.status().locked()).isFalse();
            assertThat(cache.history().reader().join()).isPresent();

            clock.advance(Duration.ofHours(73));
            assertThat(cache.status().locked()).isTrue();
            assertThat(cache.history().reader().join()).isEmpty();
        }
        try (FleetCache cache = open()) {
            assertThat(cache.locked().join()).isTrue();
        }
    }

    private FleetCache open() {
        return FleetCache.open(folder, CacheKey.from(secret), mark, Retention.DEFAULT, clock);
    }
}
