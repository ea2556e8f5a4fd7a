package pitwall.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.cache.CacheFixture.SESSION;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.cache.history.HistoryRetention;
import pitwall.cache.history.HistoryTape;
import pitwall.client.FleetSnapshot;
import pitwall.client.SeenPicture;
import pitwall.client.past.PastFleet;
import pitwall.testing.Seeds;
import pitwall.testing.SteppedClock;

/// C2 for the past: whatever happened to the bytes of the file, a moment is shown as it was or not at all, and what is
/// seen afterwards is kept again. `-Dpitwall.damages=1000` runs as many as the fault plan names.
class DamagedHistoryTest {
    private static final Logger LOG = LoggerFactory.getLogger(DamagedHistoryTest.class);
    private static final int CASES = Integer.getInteger("pitwall.damages", 100);
    /// What a start and its looks may compute. How long they take depends on what else the computer does.
    private static final Duration START = Duration.ofSeconds(5);
    private static final int LOOKS = 4;

    @TempDir
    private Path folder;

    private final RandomGenerator random = Seeds.announced("damaged history").generator();
    private final HistoryFixture fleet = new HistoryFixture(random);
    private final CacheFixture.Mark mark = new CacheFixture.Mark();
    private final CacheKey key = CacheKey.from(CacheKey.newSecret());
    private final SteppedClock clock = new SteppedClock(HistoryFixture.BEGIN);

    @Test
    void damageNeverShowsAWrongMoment() throws IOException {
        byte[] older = recorded(200);
        byte[] intact = recorded(600);

        int shown = 0;
        Duration slowest = Duration.ZERO;
        for (int i = 0; i < CASES; i++) {
            Files.write(file(), FileDamage.of(intact, older, random));
            Duration before = Computed.soFar();
            FleetHistory history = open();
            for (int look = 0; look < LOOKS; look++) {
                long second = randomMoment();
                Optional<PastFleet.Seen> seen = seen(history, Instant.ofEpochSecond(second));
                shown += seen.isPresent() ? 1 : 0;
                seen.ifPresent(then -> assertIsTrue(then, second));
            }
            assertKeepsAgain(history);
            history.close();
            Duration took = Computed.soFar().minus(before);
            slowest = took.compareTo(slowest) > 0 ? took : slowest;
        }
        LOG.info(
                "{} of {} moments were shown; the slowest start computed for {} ms",
                shown,
                CASES * LOOKS,
                slowest.toMillis());
        assertThat(shown).isPositive();
        assertThat(slowest).isLessThan(START);
    }

    private void assertIsTrue(PastFleet.Seen then, long second) {
        FleetSnapshot truth = fleet.seen.floorEntry(second).getValue();
        assertThat(HistoryFixture.cars(then.snapshot())).isEqualTo(HistoryFixture.cars(truth));
        assertThat(HistoryFixture.updates(then.snapshot())).isEqualTo(HistoryFixture.updates(truth));
    }

    /// What is written afterwards is there, at the latest once the file was given up: a look may have failed shortly
    /// before, then writing fails twice, then there is a new file.
    private void assertKeepsAgain(FleetHistory history) {
        Instant later = fleet.now().plusSeconds(3_600);
        for (int attempt = 0; attempt < 4; attempt++) {
            history.recorder().picture(SESSION, SeenPicture.ofCars("e2", 1, later, CacheFixture.fleet(3)));
            Optional<PastFleet.Seen> seen = seen(history, later);
            if (seen.isPresent()) {
                assertThat(seen.get().snapshot().size()).isEqualTo(3);
                return;
            }
            clock.advance(Duration.ofSeconds(31));
        }
        throw new AssertionError("nothing is kept any more");
    }

    /// What cannot be read is not shown.
    private static Optional<PastFleet.Seen> seen(FleetHistory history, Instant moment) {
        try {
            return history.at(moment).join() instanceof PastFleet.Seen seen ? Optional.of(seen) : Optional.empty();
        } catch (CompletionException e) {
            return Optional.empty();
        }
    }

    /// The file after another program wrote so many seconds, a while after the one before.
    private byte[] recorded(int seconds) throws IOException {
        fleet.silence(60);
        fleet.picture(60);
        CacheFile file = new CacheFile(folder, CacheFile.Layout.HISTORY, key, mark);
        try (CacheDatabase database = ((CacheFile.Opening.Opened) file.open()).database()) {
            var tape = new HistoryTape(new HistoryTable(database), HistoryRetention.DEFAULT, CacheJson.mapper());
            for (int second = 0; second < seconds; second++) {
                fleet.second(8);
                tape.write(fleet.journal);
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
        file.release();
        return Files.readAllBytes(file());
    }

    private Path file() {
        return folder.resolve("history.mv.db");
    }

    private FleetHistory open() {
        return new FleetHistory(folder, key, mark.past(), Long.MAX_VALUE, clock, () -> false);
    }

    private long randomMoment() {
        long first = fleet.seen.firstKey();
        return first + random.nextLong(fleet.seen.lastKey() - first + 1);
    }
}
