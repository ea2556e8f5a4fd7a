package pitwall.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.cache.CacheFixture.NOON;
import static pitwall.cache.CacheFixture.SESSION;
import static pitwall.cache.CacheFixture.fleet;
import static pitwall.cache.CacheFixture.vitals;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.cache.history.HistoryJournal;
import pitwall.cache.history.HistoryRetention;
import pitwall.cache.history.HistoryTape;
import pitwall.client.SeenPicture;
import pitwall.client.SessionInfo;
import pitwall.client.past.Bookmark;
import pitwall.client.past.Bookmarks;
import pitwall.client.past.PastFleet;
import pitwall.client.past.Span;
import pitwall.fleet.Car;
import pitwall.fleet.Scope;
import pitwall.protocol.FleetEvent;
import pitwall.testing.SteppedClock;

/// The history of a cache lives and is forgotten with it.
class FleetHistoryTest {
    private static final long UNUSED = 20_000_000;

    @TempDir
    private Path folder;

    private final byte[] secret = CacheKey.newSecret();
    private final CacheFixture.Mark mark = new CacheFixture.Mark();
    private final SteppedClock clock = new SteppedClock(NOON);

    @Test
    void aMomentIsShownAgainByTheNextProgram() {
        try (FleetCache cache = open()) {
            record(cache, SESSION, 20);
        }

        try (FleetCache cache = open()) {
            assertThat(battery(cache, 7)).isEqualTo(7);
            assertThat(battery(cache, 20)).isEqualTo(20);
            assertThat(cache.history().coverage(NOON, NOON.plusSeconds(60)).join())
                    .containsExactly(new Span(NOON, NOON.plusSeconds(20)));
            assertThat(cache.history().reader().join()).contains(SESSION);
        }
    }

    @Test
    void whatIsForgottenIsForgottenHereToo() {
        try (FleetCache cache = open()) {
            record(cache, SESSION, 20);
            cache.clear().join();

            assertThat(at(cache, 7)).isInstanceOf(PastFleet.NotSeen.class);
            record(cache, SESSION, 5);
            assertThat(battery(cache, 3)).isEqualTo(3);
        }
    }

    @Test
    void whatIsMarkedIsKeptForTheNextProgramAndBounded() {
        Bookmark first = new Bookmark(NOON.plusSeconds(7), "the first one");
        try (FleetCache cache = open()) {
            assertThat(cache.history().bookmarks().keep(first).join())
                    .as("of a fleet that nobody saw there is nothing to mark")
                    .isFalse();
            record(cache, SESSION, 20);
            assertThat(cache.history()
                            .bookmarks()
                            .keep(new Bookmark(first.at(), "a slip"))
                            .join())
                    .isTrue();
            assertThat(cache.history().bookmarks().keep(first).join()).isTrue();
        }

        try (FleetCache cache = open()) {
            Bookmarks bookmarks = cache.history().bookmarks();
            assertThat(bookmarks.all().join()).containsExactly(first);
            String longest = "ﬃ".repeat(Bookmark.LONGEST);
            for (int number = 1; number < Bookmarks.MOST; number++) {
                assertThat(bookmarks
                                .keep(new Bookmark(NOON.minusSeconds(number), longest))
                                .join())
                        .isTrue();
            }
            assertThat(bookmarks
                            .keep(new Bookmark(NOON.plusSeconds(9), "one more"))
                            .join())
                    .isFalse();
            assertThat(bookmarks.all().join()).hasSize(Bookmarks.MOST).last().isEqualTo(first);
            bookmarks.remove(first.at()).join();
            assertThat(bookmarks.all().join()).hasSize(Bookmarks.MOST - 1).doesNotContain(first);

            cache.clear().join();
            record(cache, SESSION, 5);
            assertThat(bookmarks.all().join()).isEmpty();
        }
    }

    @Test
    void somebodyElseSeesNothingOfIt() {
        SessionInfo other = new SessionInfo(
                SESSION.server(),
                SESSION.environment(),
                true,
                "b.meier",
                SESSION.role(),
                SESSION.capabilities(),
                new Scope(Set.of("berlin"), Set.of()),
                SESSION.freshness());
        try (FleetCache cache = open()) {
            record(cache, SESSION, 20);
            cache.history().bookmarks().keep(new Bookmark(NOON, "of one")).join();
            cache.recorder().picture(other, picture(NOON.plusSeconds(60)));
            cache.history().flushNow().join();
            assertThat(cache.history().bookmarks().all().join()).isEmpty();

            assertThat(at(cache, 7)).isInstanceOf(PastFleet.NotSeen.class);
            assertThat(at(cache, 60)).isInstanceOf(PastFleet.Seen.class);
        }
    }

    @Test
    void aLockedHistoryShowsNothing() {
        try (FleetCache cache = open()) {
            record(cache, SESSION, 20);
            cache.history().bookmarks().keep(new Bookmark(NOON, "before")).join();
        }
        clock.advance(Duration.ofHours(80));

        try (FleetCache cache = open()) {
            assertThat(at(cache, 7)).isInstanceOf(PastFleet.NotSeen.class);
            assertThat(cache.history().coverage(NOON, NOON.plusSeconds(60)).join())
                    .isEmpty();
            assertThat(cache.history().reader().join()).isEmpty();
            assertThat(cache.history().bookmarks().all().join()).isEmpty();
            assertThat(cache.history()
                            .bookmarks()
                            .keep(new Bookmark(NOON, "behind a lock"))
                            .join())
                    .isFalse();
        }
    }

    @Test
    void whatNobodySignedInForIsWiped() {
        try (FleetCache cache = open()) {
            record(cache, SESSION, 20);
        }
        clock.advance(Duration.ofDays(40));

        try (FleetCache cache = open()) {
            cache.signedIn().join();
            assertThat(at(cache, 7)).isInstanceOf(PastFleet.NotSeen.class);
        }
    }

    @Test
    void aDamagedRowIsNotShownAndTheNextPictureIs() throws SQLException {
        try (FleetCache cache = open()) {
            record(cache, SESSION, 20);
            cache.recorder().picture(SESSION, picture(NOON.plusSeconds(30)));
        }
        damageSeconds();

        try (FleetCache cache = open()) {
            assertThat(at(cache, 0)).isInstanceOf(PastFleet.Seen.class);
            assertThat(at(cache, 7)).isInstanceOf(PastFleet.Damaged.class);
            assertThat(at(cache, 30)).isInstanceOf(PastFleet.Seen.class);
        }
    }

    @Test
    void changesOnNothingAskForAPicture() {
        try (FleetCache cache = open()) {
            List<String> asked = new CopyOnWriteArrayList<>();
            cache.history().whenPictureNeeded(() -> asked.add("picture"));
            cache.history().recorder().changes("e1", 2, NOON, List.of(new FleetEvent.CarRemoved(CacheFixture.id(1))));
            cache.history().flushNow().join();
            cache.history().recorder().changes("e1", 3, NOON, List.of(new FleetEvent.CarRemoved(CacheFixture.id(2))));
            cache.history().flushNow().join();

            assertThat(asked).containsExactly("picture");
        }
    }

    /// Whoever looks has what waits written down; what happens after that in the same second belongs to it still.
    @Test
    void aChangeIsToldOfItsSecondHoweverOftenSomebodyLooks() {
        try (FleetCache cache = open()) {
            cache.recorder().picture(SESSION, picture(NOON));
            for (int change = 1; change <= 40; change++) {
                tell(cache, change, NOON.plusMillis(100L * change));
                at(cache, change / 10);
            }
            cache.history().recorder().unchanged(NOON.plusSeconds(5));

            for (int second = 1; second <= 4; second++) {
                assertThat(battery(cache, second)).as("second %d", second).isEqualTo(second * 10);
            }
            assertThat(cache.history().coverage(NOON, NOON.plusSeconds(60)).join())
                    .containsExactly(new Span(NOON, NOON.plusSeconds(5)));
        }
    }

    /// A server that says nothing more does not keep the last second from being written down.
    @Test
    void theLastSecondBeforeASilenceIsWrittenDownToo() throws IOException {
        HistoryJournal journal = new HistoryJournal();
        HistoryTape tape = HistoryFixture.tape(folder, HistoryRetention.DEFAULT);
        journal.picture(SESSION, picture(NOON));
        journal.changes("e1", 1, NOON.plusMillis(200), changes(1));
        tape.writeOver(journal, NOON);
        assertThat(tape.coverage(NOON, NOON.plusSeconds(60))).containsExactly(new Span(NOON, NOON));

        tape.writeOver(journal, NOON.plusMillis(900));
        assertThat(tape.coverage(NOON, NOON.plusSeconds(60))).containsExactly(new Span(NOON, NOON));
        tape.writeOver(journal, NOON.plus(HistoryJournal.LONGEST));
        assertThat(tape.coverage(NOON, NOON.plusSeconds(60))).containsExactly(new Span(NOON, NOON.plusSeconds(1)));
    }

    /// What is unused is given back, and the fleet is followed on: no picture is asked for.
    @Test
    void aFileThatIsMuchLargerThanWhatItHoldsIsRewritten() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        try (FleetCache cache = FleetCache.open(
                folder,
                CacheKey.from(secret),
                mark,
                Retention.DEFAULT,
                new FleetCache.Bounds(1, OpeningThread.Limits.DEFAULT),
                clock)) {
            cache.recorder().picture(SESSION, picture(NOON));
            cache.history().flushNow().join();
            cache.whenPictureNeeded(asked::incrementAndGet);
            Set<Object> files = new HashSet<>();
            for (int second = 10; second <= 3_000; second += 10) {
                clock.set(NOON.plusSeconds(second));
                tell(cache, second % 100, NOON.plusSeconds(second));
                cache.history().flushNow().join();
                files.add(fileKey());
                if (second == 1_500) {
                    enlarge();
                }
            }

            assertThat(files).hasSizeGreaterThan(1);
            assertThat(Files.size(folder.resolve("history.mv.db"))).isLessThan(UNUSED);
            assertThat(cache.history().coverage(NOON, NOON.plusSeconds(3_000)).join())
                    .containsExactly(new Span(NOON, NOON.plusSeconds(3_000)));
            assertThat(battery(cache, 3_000)).isZero();
            assertThat(battery(cache, 2_950)).isEqualTo(50);
            assertThat(asked).hasValue(0);
        }
    }

    /// As after much was forgotten of it, whenever the database would write that down.
    private void enlarge() throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(folder.resolve("history.mv.db").toFile(), "rw")) {
            file.setLength(file.length() + UNUSED);
        }
    }

    /// What a file is known by to the system: another one under the same name has another key.
    private Object fileKey() throws IOException {
        return Objects.requireNonNull(Files.readAttributes(folder.resolve("history.mv.db"), BasicFileAttributes.class)
                .fileKey());
    }

    /// The server was heard as of that second already, and of a moment before it only after.
    @Test
    void aSecondThatIsWrittenStaysAsItIs() throws IOException {
        HistoryJournal journal = new HistoryJournal();
        HistoryTape tape = HistoryFixture.tape(folder, HistoryRetention.DEFAULT);
        journal.picture(SESSION, picture(NOON));
        journal.changes("e1", 1, NOON.plusSeconds(1), changes(1));
        journal.unchanged(NOON.plusSeconds(5));
        tape.writeOver(journal, NOON);
        assertThat(battery(tape.at(NOON.plusSeconds(5)))).isEqualTo(1);

        journal.changes("e1", 2, NOON.plusSeconds(5), changes(2));
        journal.unchanged(NOON.plusSeconds(6));
        tape.writeOver(journal, NOON);

        assertThat(battery(tape.at(NOON.plusSeconds(6)))).isEqualTo(2);
        assertThat(battery(tape.at(NOON.plusSeconds(5)))).isEqualTo(1);
    }

    private void damageSeconds() throws SQLException {
        CacheFile file = new CacheFile(folder, CacheFile.Layout.HISTORY, CacheKey.from(secret), mark.past());
        if (file.open() instanceof CacheFile.Opening.Opened(CacheDatabase database, var trouble, var aside)) {
            try (Statement statement = database.connection().createStatement()) {
                assertThat(statement.executeUpdate("UPDATE history SET to_s = to_s + 1 WHERE level = 1"))
                        .isPositive();
            }
            database.close();
            file.release();
        }
    }

    private FleetCache open() {
        return FleetCache.open(folder, CacheKey.from(secret), mark, Retention.DEFAULT, clock);
    }

    /// Every second the battery of each car shows the second.
    private static void record(FleetCache cache, SessionInfo session, int seconds) {
        cache.recorder().picture(session, picture(NOON));
        for (int second = 1; second <= seconds; second++) {
            tell(cache, second, NOON.plusSeconds(second));
        }
        cache.history().flushNow().join();
    }

    private static void tell(FleetCache cache, int battery, Instant asOf) {
        cache.recorder().changes("e1", battery, asOf, changes(battery));
    }

    private static List<FleetEvent> changes(int battery) {
        return fleet(3).stream()
                .<FleetEvent>map(car -> new FleetEvent.CarVitalsChanged(car.id(), vitals(battery, NOON)))
                .toList();
    }

    private static SeenPicture picture(Instant asOf) {
        return SeenPicture.ofCars("e1", 0, asOf, fleet(3));
    }

    private static PastFleet at(FleetCache cache, int second) {
        return cache.history().at(NOON.plusSeconds(second)).join();
    }

    private static Integer battery(FleetCache cache, int second) {
        return battery(at(cache, second));
    }

    private static Integer battery(PastFleet then) {
        PastFleet.Seen seen = (PastFleet.Seen) then;
        Car car = Objects.requireNonNull(seen.snapshot().at(0));
        return Objects.requireNonNull(car.vitals().batteryPercent());
    }
}
