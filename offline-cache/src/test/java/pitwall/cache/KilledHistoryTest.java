package pitwall.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Base64;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.cache.history.HistoryRetention;
import pitwall.cache.history.HistoryTape;
import pitwall.client.FleetSnapshot;
import pitwall.client.past.PastFleet;
import pitwall.testing.Seeds;

/// A console that is killed while it writes the history opens it again: every moment is shown as it was or not at all,
/// and what had reached the disk is there.
class KilledHistoryTest {
    /// The issue asks for `-Dpitwall.killed-writers=100`.
    private static final int KILLS = Integer.getInteger("pitwall.killed-writers", 4);
    /// H2 writes twice a second; the program that is killed waits for it after so many of its seconds.
    private static final int SECONDS_TO_DISK = 8;
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
                    1 + kill % 30,
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
        return new CacheFile(folder, CacheFile.Layout.HISTORY, CacheKey.from(secret), new UncountedMark(mark));
    }

    private static HistoryTape tape(CacheDatabase database) {
        return new HistoryTape(new HistoryTable(database), HistoryRetention.DEFAULT, CacheJson.mapper());
    }

    /// The program that is killed: writes one second after another and says which have reached the disk.
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
            try (Statement disk = opened.database().connection().createStatement()) {
                for (int second = 1; ; second++) {
                    tape.write(fleet.journal);
                    if (second % SECONDS_TO_DISK == 0) {
                        disk.execute("CHECKPOINT SYNC");
                        KilledProgram.written(fleet.now().getEpochSecond());
                    }
                    fleet.second(8);
                }
            }
        }
    }
}
