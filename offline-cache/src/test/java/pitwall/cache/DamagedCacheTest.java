package pitwall.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.cache.CacheFixture.NOON;
import static pitwall.cache.CacheFixture.SESSION;
import static pitwall.cache.CacheFixture.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.fleet.Car;
import pitwall.testing.Seeds;
import pitwall.testing.SteppedClock;

/// C2: whatever happened to the bytes of the file, the console starts, and what it shows is true or missing.
/// `-Dpitwall.damages=1000` runs as many as the fault plan names; a build has not the time for it.
class DamagedCacheTest {
    private static final Logger LOG = LoggerFactory.getLogger(DamagedCacheTest.class);
    private static final int CASES = Integer.getInteger("pitwall.damages", 100);
    /// What a start may compute. How long it takes depends on what else the computer does.
    private static final Duration START = Duration.ofSeconds(5);
    private static final Duration BUSY = Duration.ofMinutes(2);
    private static final FleetCache.Bounds PATIENT = new FleetCache.Bounds(
            Long.MAX_VALUE, new OpeningThread.Limits(OpeningThread.Limits.DEFAULT.search(), BUSY));

    @TempDir
    private Path folder;

    private final CacheFixture.Mark mark = new CacheFixture.Mark();
    private final CacheKey key = CacheKey.from(CacheKey.newSecret());
    private final SteppedClock clock = new SteppedClock(NOON);

    @Test
    void damageNeverShowsAWrongValue() throws IOException {
        RandomGenerator random = Seeds.announced("damaged cache").generator();
        byte[] older = file(fleet(200), 7);
        byte[] intact = file(newer(), 8);
        long generation = mark.generation();
        Set<Car> truth = new HashSet<>(newer());

        int usable = 0;
        Duration slowest = Duration.ZERO;
        for (int i = 0; i < CASES; i++) {
            write(FileDamage.of(intact, older, random));
            mark.generation(generation);
            Duration before = Computed.soFar();
            try (FleetCache cache = FleetCache.open(folder, key, mark, Retention.DEFAULT, PATIENT, clock)) {
                assertThat(cache.status().writing()).isTrue();
                var remembered = cache.remembered()
                        .exceptionally(e -> java.util.Optional.empty())
                        .join();
                if (remembered.isPresent()) {
                    usable++;
                    assertThat(truth).containsAll(remembered.get().cars());
                    boolean complete = remembered.get().cars().size() == truth.size();
                    assertThat(complete || remembered.get().epoch().isEmpty()).isTrue();
                }
                Duration took = Computed.soFar().minus(before);
                slowest = took.compareTo(slowest) > 0 ? took : slowest;
            }
        }
        LOG.info(
                "{} of {} damaged files were usable; the slowest start computed for {} ms",
                usable,
                CASES,
                slowest.toMillis());
        assertThat(usable).isPositive();
        assertThat(slowest).isLessThan(START);
    }

    /// The same cars as [CacheFixture#fleet], none with the figures it had.
    private static List<Car> newer() {
        return fleet(200).stream()
                .map(car -> car.with(CacheFixture.vitals(100, NOON.plusSeconds(60))))
                .toList();
    }

    /// The file after one more picture.
    private byte[] file(List<Car> cars, long sequence) throws IOException {
        try (FleetCache cache = FleetCache.open(folder, key, mark, Retention.DEFAULT, clock)) {
            cache.recorder().picture(SESSION, "e1", sequence, NOON, cars);
        }
        return Files.readAllBytes(folder.resolve("fleet.mv.db"));
    }

    private void write(byte[] bytes) throws IOException {
        Files.write(folder.resolve("fleet.mv.db"), bytes);
    }
}
