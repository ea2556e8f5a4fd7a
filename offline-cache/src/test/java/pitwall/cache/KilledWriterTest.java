package pitwall.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.cache.CacheFixture.NOON;
import static pitwall.cache.CacheFixture.SESSION;
import static pitwall.cache.CacheFixture.fleet;
import static pitwall.cache.CacheFixture.vitals;

import java.io.IOException;
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

    @TempDir
    private Path folder;

    private final byte[] secret = CacheKey.newSecret();

    @Test
    void whatWasWrittenSurvivesAKill() throws IOException, InterruptedException {
        CacheFixture.Mark mark = new CacheFixture.Mark();
        for (int kill = 0; kill < KILLS; kill++) {
            long written = KilledProgram.run(
                    Writer.class,
                    10 + kill % 30 * 7,
                    folder.toString(),
                    Base64.getEncoder().encodeToString(secret));

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
                KilledProgram.tooSlow();
                return;
            }
            cache.recorder().picture(SESSION, "e1", 100, NOON, cars(100));
            for (long sequence = 100; ; sequence++) {
                cache.recorder().changes("e1", sequence, NOON, changes(sequence));
                cache.flushNow().join();
                KilledProgram.written(sequence);
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
