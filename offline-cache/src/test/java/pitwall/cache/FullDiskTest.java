package pitwall.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static pitwall.cache.CacheFixture.NOON;
import static pitwall.cache.CacheFixture.SESSION;
import static pitwall.cache.CacheFixture.fleet;
import static pitwall.cache.CacheFixture.vitals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.client.RememberedFleet;
import pitwall.client.SeenPicture;
import pitwall.fleet.Car;
import pitwall.protocol.FleetEvent;
import pitwall.testing.SteppedClock;

/// C1: a disk that is really full. The cache runs in a program of its own on a file system of a few megabytes, which
/// Linux gives to anybody who makes a name space for it; where that is not allowed the test is left out.
class FullDiskTest {
    private static final String SPACE = "6m";

    @TempDir
    private Path folder;

    @Test
    void aFullDiskTurnsTheCacheOffAndRoomTurnsItOnAgainWithNothingLost() throws IOException, InterruptedException {
        assumeThat(run("true")).as("a file system of our own").isEqualTo("ended 0");

        String answer = run("exec '" + Path.of(System.getProperty("java.home"), "bin", "java") + "' -Xmx128m -cp '"
                + System.getProperty("java.class.path") + "' '" + Console.class.getName() + "' '" + folder + "'");

        assertThat(answer)
                .contains(
                        "full true",
                        "off DISK_FULL",
                        "past off DISK_FULL",
                        "again true",
                        "past again true",
                        "as written true",
                        "ended 0");
    }

    /// What a shell says that has a small disk in place of the folder.
    private String run(String work) throws IOException, InterruptedException {
        Process shell;
        try {
            shell = new ProcessBuilder(
                            "unshare",
                            "--user",
                            "--map-root-user",
                            "--mount",
                            "sh",
                            "-c",
                            "mount -t tmpfs -o size=" + SPACE + " small '" + folder + "' && " + work)
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            return "no such program";
        }
        String text = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        boolean ended = shell.waitFor(60, TimeUnit.SECONDS);
        return text + (ended ? "ended " + shell.exitValue() : "did not end");
    }

    /// Fills the disk, goes on as a console would, makes room, and looks at what is there.
    static final class Console {
        private static final int CARS = 100;
        private static final Duration RETRY = Duration.ofSeconds(31);
        private static final int PATIENCE = 400;

        public static void main(String[] arguments) throws IOException {
            Path folder = Path.of(arguments[0]);
            byte[] secret = CacheKey.newSecret();
            CacheFixture.Mark mark = new CacheFixture.Mark();
            SteppedClock clock = new SteppedClock(NOON);
            long sequence = 1;
            try (FleetCache cache = open(folder, secret, mark, clock)) {
                cache.recorder().picture(SESSION, "e1", sequence, NOON, fleet(CARS));
                cache.flushNow().join();
                Path ballast = fill(folder);
                System.out.println("full " + (Files.getFileStore(folder).getUsableSpace() < 100_000));
                while (cache.status().writing() && sequence < PATIENCE) {
                    write(cache, ++sequence);
                }
                System.out.println("off "
                        + cache.status().trouble().map(CacheTrouble::name).orElse("not"));
                write(cache, ++sequence);
                for (int second = 1; cache.status().past().isEmpty() && second < PATIENCE; second++) {
                    see(cache, ++sequence, second);
                }
                System.out.println("past off "
                        + cache.status()
                                .past()
                                .map(past -> past.trouble().name())
                                .orElse("not"));
                Files.delete(ballast);
                clock.advance(RETRY);
                write(cache, ++sequence);
                write(cache, ++sequence);
                cache.history().flushNow().join();
                System.out.println("again " + cache.status().writing());
                System.out.println("past again " + cache.status().past().isEmpty());
            }
            try (FleetCache cache = open(folder, secret, mark, clock)) {
                RememberedFleet remembered = cache.remembered().join().orElseThrow();
                System.out.println("as written "
                        + (remembered.sequence() == sequence
                                && remembered.cars().containsAll(cars(sequence))));
            }
        }

        private static FleetCache open(Path folder, byte[] secret, CacheFixture.Mark mark, SteppedClock clock) {
            return FleetCache.open(folder, CacheKey.from(secret), mark, Retention.DEFAULT, clock);
        }

        private static Path fill(Path folder) throws IOException {
            Path ballast = folder.resolve("ballast");
            byte[] block = new byte[64 * 1024];
            try (var out = Files.newOutputStream(ballast)) {
                while (true) {
                    out.write(block);
                }
            } catch (IOException e) {
                return ballast;
            }
        }

        private static void write(FleetCache cache, long sequence) {
            List<FleetEvent> changes = cars(sequence).stream()
                    .<FleetEvent>map(car -> new FleetEvent.CarVitalsChanged(car.id(), car.vitals()))
                    .toList();
            cache.recorder().changes("e1", sequence, NOON, changes);
            cache.flushNow().join();
        }

        /// A second later the history writes what it saw.
        private static void see(FleetCache cache, long sequence, int second) {
            cache.recorder()
                    .picture(SESSION, SeenPicture.ofCars("e1", sequence, NOON.plusSeconds(second), fleet(CARS)));
            cache.history().flushNow().join();
        }

        private static List<Car> cars(long sequence) {
            return fleet(CARS).stream()
                    .map(car -> car.with(vitals((int) (sequence % 100), NOON)))
                    .toList();
        }
    }
}
