package pitwall.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.cache.CacheFixture.NOON;
import static pitwall.cache.CacheFixture.SESSION;
import static pitwall.cache.CacheFixture.fleet;
import static pitwall.cache.CacheFixture.vitals;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.client.RememberedFleet;
import pitwall.fleet.Car;
import pitwall.protocol.FleetEvent;
import pitwall.testing.SteppedClock;

/// A console that is killed while it writes loses nothing it had written, and its file stays whole.
class KilledWriterTest {
    /// A release asks for `-Dpitwall.killed-writers=200`.
    private static final int KILLS = Integer.getInteger("pitwall.killed-writers", 6);
    /// What comes beside it is the log.
    private static final String WRITTEN = "written ";

    private static final String TOO_SLOW = "too slow";

    @TempDir
    private Path folder;

    private final byte[] secret = CacheKey.newSecret();

    @Test
    void whatWasWrittenSurvivesAKill() throws IOException, InterruptedException {
        CacheFixture.Mark mark = new CacheFixture.Mark();
        for (int kill = 0; kill < KILLS; kill++) {
            long written = writeUntilKilled(10 + kill % 30 * 7);

            try (FleetCache cache = open(mark)) {
                assertThat(cache.status().trouble()).isEmpty();
                RememberedFleet remembered = cache.remembered().join().orElseThrow();
                assertThat(remembered.sequence()).isGreaterThanOrEqualTo(written);
                assertThat(remembered.cars()).allSatisfy(car -> assertIsOf(remembered.sequence(), car));
            }
        }
    }

    /// A busy computer may be too slow once, which is no loss.
    private FleetCache open(CacheFixture.Mark mark) {
        FleetCache cache =
                FleetCache.open(folder, CacheKey.from(secret), mark, Retention.DEFAULT, new SteppedClock(NOON));
        if (cache.status().trouble().filter(CacheTrouble.TOO_SLOW::equals).isPresent()) {
            cache.close();
            return FleetCache.open(folder, CacheKey.from(secret), mark, Retention.DEFAULT, new SteppedClock(NOON));
        }
        return cache;
    }

    /// Every car shows the sequence in its battery, so a mixture of two states would be seen.
    private static void assertIsOf(long sequence, Car car) {
        assertThat(car.vitals().batteryPercent()).isEqualTo((int) (sequence % 100));
    }

    private long writeUntilKilled(int commits) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        folder.toString(),
                        Base64.getEncoder().encodeToString(secret))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        long last = 0;
        try (BufferedReader lines = child.inputReader(StandardCharsets.UTF_8)) {
            for (int i = 0; i < commits; i++) {
                String line = lines.readLine();
                assertThat(line).as("the writer still runs").isNotNull();
                if (line.equals(TOO_SLOW)) {
                    break;
                }
                last = line.startsWith(WRITTEN) ? Long.parseLong(line.substring(WRITTEN.length())) : last;
            }
            child.destroyForcibly();
        }
        child.waitFor();
        return last;
    }

    /// The program that is killed: writes one state after another and says which is on disk.
    static final class Writer {
        public static void main(String[] arguments) {
            byte[] secret = Base64.getDecoder().decode(arguments[1]);
            FleetCache cache = FleetCache.open(
                    Path.of(arguments[0]),
                    CacheKey.from(secret),
                    new CacheFixture.Mark(),
                    Retention.DEFAULT,
                    InstantSource.system());
            if (!cache.status().writing()) {
                System.out.println(TOO_SLOW);
                return;
            }
            cache.recorder().picture(SESSION, "e1", 100, NOON, cars(100));
            for (long sequence = 100; ; sequence++) {
                cache.recorder().changes("e1", sequence, NOON, changes(sequence));
                cache.flushNow().join();
                System.out.println(WRITTEN + sequence);
            }
        }

        private static List<Car> cars(long sequence) {
            return fleet(30).stream()
                    .map(car -> car.with(vitals((int) (sequence % 100), NOON)))
                    .toList();
        }

        private static List<FleetEvent> changes(long sequence) {
            return cars(sequence).stream()
                    .<FleetEvent>map(car -> new FleetEvent.CarVitalsChanged(car.id(), car.vitals()))
                    .toList();
        }
    }
}
