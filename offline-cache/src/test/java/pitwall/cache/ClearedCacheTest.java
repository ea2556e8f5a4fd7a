package pitwall.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.cache.CacheFixture.NOON;
import static pitwall.cache.CacheFixture.SESSION;
import static pitwall.cache.CacheFixture.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pitwall.client.SeenPicture;
import pitwall.client.past.Bookmark;
import pitwall.client.past.PastFleet;
import pitwall.testing.SteppedClock;

/// What somebody wants to be forgotten is forgotten, now or before it is shown again, and nobody is told otherwise.
class ClearedCacheTest {
    private static final String WORDS = "the seal is loose";

    @TempDir
    private Path folder;

    private final CacheFixture.Mark mark = new CacheFixture.Mark();
    private final CacheKey key = CacheKey.from(CacheKey.newSecret());
    private final SteppedClock clock = new SteppedClock(NOON);

    @Test
    void aPastThatCannotBeClearedNowIsAsSoonAsItCanBe() throws SQLException {
        see();
        Held held = hold(CacheFile.Layout.HISTORY, mark.past());
        try (FleetCache cache = open()) {
            assertThat(cache.clear().handle((_, failure) -> failure).join()).isNotNull();
            assertThat(cache.isToBeCleared().join()).isTrue();
            assertThat(cache.remembered().join()).isEmpty();

            held.end();
            clock.advance(Duration.ofMinutes(1));
            assertNoPast(cache);
            assertThat(cache.isToBeCleared().join()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatCannotBeClearedNowIsAtTheNextStart(boolean past) throws SQLException {
        see();
        Held held = past ? hold(CacheFile.Layout.HISTORY, mark.past()) : hold(CacheFile.Layout.PICTURE, mark);
        try (FleetCache cache = open()) {
            assertThat(cache.clear().handle((_, failure) -> failure).join()).isNotNull();
        }
        held.end();

        try (FleetCache cache = open()) {
            assertThat(cache.remembered().join()).isEmpty();
            assertNoPast(cache);
            assertThat(cache.words().load().join()).contains(WORDS);
            assertThat(cache.isToBeCleared().join()).isFalse();
        }
    }

    /// The program ended between the wish and its end.
    @Test
    void aWishThatIsLeftIsFulfilledBeforeAnythingIsShown() {
        see();
        mark.wish(Forgetting.EVERYTHING);
        mark.past().wish(Forgetting.EVERYTHING);

        try (FleetCache cache = open()) {
            assertThat(cache.remembered().join()).isEmpty();
            assertThat(cache.status().asOf()).isEmpty();
            assertNoPast(cache);
            assertThat(cache.words().load().join()).contains(WORDS);
        }
        assertThat(mark.wish()).isEmpty();
        assertThat(mark.past().wish()).isEmpty();
    }

    @Test
    void aPastThatCannotBeOpenedAfterAMonthIsForgottenOnceItCan() throws SQLException {
        see();
        clock.advance(Duration.ofDays(31));
        Held held = hold(CacheFile.Layout.HISTORY, mark.past());
        try (FleetCache cache = open()) {
            cache.history().flushNow().join();
            held.end();
            clock.advance(Duration.ofMinutes(1));
            cache.signedIn().join();

            assertNoPast(cache);
            assertThat(cache.words().load().join()).contains("");
        }
    }

    @Test
    void copiesFromBeforeAreNotTakenAfterwards() throws IOException {
        see();
        Path picture = Files.copy(folder.resolve("fleet.mv.db"), folder.resolve("copy"));
        Path past = Files.copy(folder.resolve("history.mv.db"), folder.resolve("copy-past"));
        try (FleetCache cache = open()) {
            cache.clear().join();
        }
        Files.move(picture, folder.resolve("fleet.mv.db"), StandardCopyOption.REPLACE_EXISTING);
        Files.move(past, folder.resolve("history.mv.db"), StandardCopyOption.REPLACE_EXISTING);

        try (FleetCache cache = open()) {
            assertThat(cache.remembered().join()).isEmpty();
            assertThat(cache.status().trouble()).contains(CacheTrouble.OLD_COPY);
            assertNoPast(cache);
            assertThat(cache.status().past().map(CacheStatus.Past::trouble)).contains(CacheTrouble.OLD_COPY);
        }
    }

    @Test
    void copiesFromTheSameRunAreNotTakenAfterwards() throws IOException {
        see();
        Path copy = folder.resolve("copy");
        Path past = folder.resolve("copy-past");
        try (FleetCache cache = open()) {
            cache.recorder().picture(SESSION, SeenPicture.ofCars("e1", 8, NOON.plusSeconds(9), fleet(3)));
            cache.flushNow().join();
            cache.history().flushNow().join();
            Files.copy(folder.resolve("fleet.mv.db"), copy);
            Files.copy(folder.resolve("history.mv.db"), past);
            cache.clear().join();
        }
        Files.move(copy, folder.resolve("fleet.mv.db"), StandardCopyOption.REPLACE_EXISTING);
        Files.move(past, folder.resolve("history.mv.db"), StandardCopyOption.REPLACE_EXISTING);

        try (FleetCache cache = open()) {
            assertThat(cache.remembered().join()).isEmpty();
            assertNoPast(cache);
        }
    }

    @Test
    void whatWasSetAsideGoesToo() throws IOException {
        see();
        Files.writeString(folder.resolve("fleet.mv.db"), "no database\n".repeat(1000));
        Files.writeString(folder.resolve("history.mv.db"), "no database\n".repeat(1000));
        try (FleetCache cache = open()) {
            assertNoPast(cache);
            assertThat(folder.resolve("quarantine")).isDirectoryContaining("glob:**/*.mv.db");

            cache.clear().join();
            assertThat(folder.resolve("quarantine")).isEmptyDirectory();
            assertThat(cache.status().trouble()).isEmpty();
            assertThat(cache.status().setAside()).isEmpty();
            assertThat(cache.status().past()).isEmpty();
        }
    }

    @Test
    void anOlderCopyOfThePastIsTakenWhereNothingWasCleared() throws IOException {
        see();
        Path past = Files.copy(folder.resolve("history.mv.db"), folder.resolve("copy-past"));
        open().close();
        open().close();
        Files.move(past, folder.resolve("history.mv.db"), StandardCopyOption.REPLACE_EXISTING);

        try (FleetCache cache = open()) {
            assertThat(cache.history().at(NOON).join()).isNotInstanceOf(PastFleet.NotSeen.class);
            assertThat(cache.status().past()).isEmpty();
        }
    }

    private void see() {
        try (FleetCache cache = open()) {
            cache.recorder().picture(SESSION, SeenPicture.ofCars("e1", 7, NOON, fleet(3)));
            cache.history().flushNow().join();
            assertThat(cache.history()
                            .bookmarks()
                            .keep(new Bookmark(NOON, "here"))
                            .join())
                    .isTrue();
            assertThat(cache.words().save(WORDS).join()).isTrue();
        }
    }

    private static void assertNoPast(FleetCache cache) {
        assertThat(cache.history().at(NOON).join()).isInstanceOf(PastFleet.NotSeen.class);
        assertThat(cache.history().reader().join()).isEmpty();
    }

    /// A file that another program has.
    private record Held(CacheFile file, CacheDatabase database) {
        void end() throws SQLException {
            database.close();
            file.release();
        }
    }

    private Held hold(CacheFile.Layout layout, FileMark of) {
        CacheFile file = new CacheFile(folder, layout, key, of);
        return new Held(file, ((CacheFile.Opening.Opened) file.open()).database());
    }

    private FleetCache open() {
        return FleetCache.open(folder, key, mark, Retention.DEFAULT, clock);
    }
}
