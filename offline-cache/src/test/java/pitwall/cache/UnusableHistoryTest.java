package pitwall.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.cache.CacheFixture.NOON;
import static pitwall.cache.CacheFixture.SESSION;
import static pitwall.cache.CacheFixture.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.client.SeenPicture;
import pitwall.client.past.Bookmark;
import pitwall.client.past.PastFleet;
import pitwall.testing.SteppedClock;

/// A file of the history that cannot be used as it is: it is said, and the last picture is as it was.
class UnusableHistoryTest {
    private static final Bookmark MARK = new Bookmark(NOON, "here");

    @TempDir
    private Path folder;

    private final byte[] secret = CacheKey.newSecret();
    private final CacheFixture.Mark mark = new CacheFixture.Mark();
    private final SteppedClock clock = new SteppedClock(NOON);

    @Test
    void aHistoryOfANewerVersionIsSetAsideAndItIsSaid() throws SQLException {
        see();
        version(HistoryTable.VERSION + 1);

        try (FleetCache cache = open()) {
            cache.history().flushNow().join();

            assertThat(cache.status().past()).hasValueSatisfying(past -> {
                assertThat(past.trouble()).isEqualTo(CacheTrouble.NEWER);
                assertThat(past.setAside())
                        .hasValueSatisfying(aside -> assertThat(aside).isRegularFile());
            });
            assertThat(cache.status().trouble()).isEmpty();
            assertThat(cache.remembered().join()).isPresent();
            assertThat(cache.history().at(NOON).join()).isInstanceOf(PastFleet.NotSeen.class);
        }
    }

    @Test
    void aHistoryOfAnOlderVersionIsBegunAnewWithItsBookmarks() throws SQLException {
        see();
        version(HistoryTable.VERSION - 1);

        try (FleetCache cache = open()) {
            cache.history().flushNow().join();
            assertThat(cache.status().past()).isEmpty();
            assertThat(cache.history().at(NOON).join()).isInstanceOf(PastFleet.NotSeen.class);

            cache.recorder().picture(SESSION, SeenPicture.ofCars("e1", 9, NOON.plusSeconds(60), fleet(3)));
            cache.history().flushNow().join();
            assertThat(cache.history().bookmarks().all().join()).containsExactly(MARK);
        }
    }

    @Test
    void aForeignFileIsSetAsideAndItIsSaid() throws IOException {
        Files.writeString(folder.resolve("history.mv.db"), "this is not a database\n".repeat(1000));

        try (FleetCache cache = open()) {
            cache.history().flushNow().join();

            assertThat(cache.status().past().flatMap(CacheStatus.Past::setAside))
                    .hasValueSatisfying(aside -> assertThat(aside).isRegularFile());
        }
    }

    @Test
    void aHistoryInUseIsSaidUntilItIsFree() {
        CacheFile other = new CacheFile(folder, CacheFile.Layout.HISTORY, CacheKey.from(secret), mark);
        CacheFile.Opening.Opened held = (CacheFile.Opening.Opened) other.open();
        try (FleetCache cache = open()) {
            cache.history().flushNow().join();
            assertThat(cache.status().past()).contains(new CacheStatus.Past(CacheTrouble.IN_USE, Optional.empty()));

            close(held.database());
            other.release();
            clock.advance(Duration.ofMinutes(1));
            cache.history().flushNow().join();
            assertThat(cache.status().past()).isEmpty();
        }
    }

    private static void close(CacheDatabase database) {
        try {
            database.close();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void see() {
        try (FleetCache cache = open()) {
            cache.recorder().picture(SESSION, SeenPicture.ofCars("e1", 7, NOON, fleet(3)));
            cache.history().flushNow().join();
            assertThat(cache.history().bookmarks().keep(MARK).join()).isTrue();
        }
    }

    private void version(int version) throws SQLException {
        CacheFile file = new CacheFile(folder, CacheFile.Layout.HISTORY, CacheKey.from(secret), mark.past());
        try (CacheDatabase database = ((CacheFile.Opening.Opened) file.open()).database()) {
            database.putMeta("schema", version);
        }
        file.release();
    }

    private FleetCache open() {
        return FleetCache.open(folder, CacheKey.from(secret), mark, Retention.DEFAULT, clock);
    }
}
