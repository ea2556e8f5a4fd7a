package pitwall.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.cache.CacheFixture.NOON;
import static pitwall.cache.CacheFixture.SESSION;
import static pitwall.cache.CacheFixture.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.Car;
import pitwall.testing.Seeds;
import pitwall.testing.SteppedClock;

/// Whatever happened to the bytes of the file: the console starts, and what it shows is true or missing.
class DamagedCacheTest {
    private static final int CASES = 60;

    @TempDir
    private Path folder;

    private final CacheFixture.Mark mark = new CacheFixture.Mark();
    private final CacheKey key = CacheKey.from(CacheKey.newSecret());
    private final SteppedClock clock = new SteppedClock(NOON);

    @Test
    void damageNeverShowsAWrongValue() throws IOException {
        RandomGenerator random = Seeds.announced("damaged cache").generator();
        byte[] intact = intactFile();
        Set<Car> truth = new HashSet<>(fleet(200));

        int usable = 0;
        for (int i = 0; i < CASES; i++) {
            write(damage(intact, random));
            mark.write(0);
            try (FleetCache cache = FleetCache.open(folder, key, mark, Retention.DEFAULT, clock)) {
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
            }
        }
        assertThat(usable).isPositive();
    }

    private byte[] intactFile() throws IOException {
        try (FleetCache cache = FleetCache.open(folder, key, mark, Retention.DEFAULT, clock)) {
            cache.recorder().picture(SESSION, "e1", 7, NOON, fleet(200));
        }
        return Files.readAllBytes(folder.resolve("fleet.mv.db"));
    }

    private void write(byte[] bytes) throws IOException {
        Files.write(folder.resolve("fleet.mv.db"), bytes);
    }

    private static byte[] damage(byte[] intact, RandomGenerator random) {
        byte[] bytes = intact.clone();
        int place = random.nextInt(bytes.length);
        return switch (random.nextInt(4)) {
            case 0 -> {
                bytes[place] ^= (byte) (1 << random.nextInt(8));
                yield bytes;
            }
            case 1 -> {
                byte[] page = new byte[Math.min(4096, bytes.length - place)];
                random.nextBytes(page);
                System.arraycopy(page, 0, bytes, place, page.length);
                yield bytes;
            }
            case 2 -> Arrays.copyOf(bytes, place);
            default -> {
                Arrays.fill(bytes, place, Math.min(bytes.length, place + 4096), (byte) 0);
                yield bytes;
            }
        };
    }
}
