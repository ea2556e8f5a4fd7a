package pitwall.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.SplittableRandom;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.cache.history.HistoryRetention;
import pitwall.cache.history.HistoryTape;
import pitwall.client.FleetSnapshot;
import pitwall.client.past.PastFleet;
import pitwall.testing.Seeds;

/// A console that is killed while it writes the history opens it again: every moment is shown as it was or not at all,
/// and what had reached the disk is there. Nothing but what does so in a console brings it there: the thread that H2
/// has for it, half a second later.
class KilledHistoryTest {
    /// The issue asks for `-Dpitwall.killed-writers=100`.
    private static final int KILLS = Integer.getInteger("pitwall.killed-writers", 4);
    /// The program that is killed waits for the disk after so many of its seconds.
    private static final int SECONDS_TO_DISK = 8;
    /// In milliseconds; longer than H2 waits.
    private static final int LATEST_KILL = 700;

    private static final int LOOKS = 25;
    private static final int BETWEEN = 10_000;

    @TempDir
    private Path folder;

    private final byte[] secret = CacheKey.newSecret();
    private final CacheFixture.Mark mark = new CacheFixture.Mark();

    @Test
    void everyMomentIsShownAsItWasOrNotAtAll() throws IOException, InterruptedException, SQLException {
        long seed = Seeds.announced("killed history").value();
        SplittableRandom random = new SplittableRandom(seed);
        for (int kill = 0; kill < KILLS; kill++) {
            long onDisk = KilledProgram.run(
                    Writer.class,
                    1 + kill % 10,
                    Duration.ofMillis(random.nextInt(LATEST_KILL)),
                    folder.toString(),
                    Base64.getEncoder().encodeToString(secret),
                    Long.toString(seed),
                    Integer.toString(kill));
            if (onDisk == 0) {
                continue;
            }
            HistoryFixture truth = fleet(seed, kill);
            long first = truth.now().getEpochSecond();
            for (long second = first; second < onDisk + 1_000; second++) {
                truth.second(8);
            }

            CacheFile file = file(folder, secret, mark);
            CacheFile.Opening.Opened opened = (CacheFile.Opening.Opened) file.open();
            try (CacheDatabase database = opened.database()) {
                assertThat(opened.trouble()).isEmpty();
                HistoryTape tape = tape(database);
                assertIsTrue(truth, tape, onDisk, true);
                for (int look = 0; look < LOOKS; look++) {
                    long second = random.nextLong(first, Math.max(onDisk, first) + 200);
                    assertIsTrue(truth, tape, second, first <= second && second <= onDisk);
                }
            }
            file.release();
        }
    }

    private static void assertIsTrue(HistoryFixture truth, HistoryTape tape, long second, boolean reachedDisk)
            throws IOException {
        PastFleet then = tape.at(Instant.ofEpochSecond(second));
        if (then instanceof PastFleet.Seen seen) {
            FleetSnapshot was = truth.seen.floorEntry(second).getValue();
            assertThat(HistoryFixture.cars(seen.snapshot())).isEqualTo(HistoryFixture.cars(was));
            assertThat(HistoryFixture.updates(seen.snapshot())).isEqualTo(HistoryFixture.updates(was));
        }
        if (reachedDisk) {
            assertThat(then).isInstanceOf(PastFleet.Seen.class);
        }
    }

    /// The same in both programs.
    private static HistoryFixture fleet(long seed, int kill) {
        HistoryFixture fleet = new HistoryFixture(new SplittableRandom(seed + kill));
        fleet.silence(kill * BETWEEN);
        fleet.picture(20);
        return fleet;
    }

    private static CacheFile file(Path folder, byte[] secret, CacheMark mark) {
        return new CacheFile(folder, CacheFile.Layout.HISTORY, CacheKey.from(secret), mark.past());
    }

    private static HistoryTape tape(CacheDatabase database) {
        return new HistoryTape(new HistoryTable(database), HistoryRetention.DEFAULT, CacheJson.mapper());
    }

    /// The program that is killed: writes one second after another and says which H2 has brought to the disk by itself.
    static final class Writer {
        public static void main(String[] arguments) throws IOException, SQLException {
            byte[] secret = Base64.getDecoder().decode(arguments[1]);
            CacheFile file = file(Path.of(arguments[0]), secret, new CacheFixture.Mark());
            if (!(file.open() instanceof CacheFile.Opening.Opened opened)) {
                KilledProgram.tooSlow();
                return;
            }
            HistoryFixture fleet = fleet(Long.parseLong(arguments[2]), Integer.parseInt(arguments[3]));
            HistoryTape tape = tape(opened.database());
            MVStore store = store(opened.database().connection());
            for (int second = 1; ; second++) {
                tape.write(fleet.journal);
                if (second % SECONDS_TO_DISK == 0) {
                    await().pollInterval(Duration.ofMillis(5))
                            .atMost(Duration.ofMinutes(1))
                            .until(() -> !store.hasUnsavedChanges());
                    KilledProgram.written(fleet.now().getEpochSecond());
                }
                fleet.second(8);
            }
        }

        private static MVStore store(Connection connection) {
            SessionLocal session = (SessionLocal) ((JdbcConnection) connection).getSession();
            return session.getDatabase().getStore().getMvStore();
        }
    }
}
