package pitwall.cache;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static pitwall.cache.CacheFixture.NOON;
import static pitwall.cache.CacheFixture.SESSION;
import static pitwall.cache.CacheFixture.fleet;
import static pitwall.cache.CacheFixture.vitals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pitwall.client.RememberedFleet;
import pitwall.client.SeenPicture;
import pitwall.fleet.Car;
import pitwall.protocol.FleetEvent;
import pitwall.testing.SteppedClock;

/// C1: a disk that is really full. The cache runs in a program of its own on a file system of a few megabytes, which
/// Linux gives to anybody who makes a name space for it; where that is not allowed the test is left out.
class FullDiskTest {
    private static final String SPACE = "6m";
    private static final String SAID = "said: ";
    private static final String BALLAST = "ballast";
    private static final List<String> ALL_WELL = List.of(
            "full true",
            "off DISK_FULL",
            "past off DISK_FULL",
            "again true",
            "trouble none",
            "past again true",
            "as written true",
            "ended 0");

    @TempDir
    private Path folder;

    @Test
    void aFullDiskTurnsTheCacheOffAndRoomTurnsItOnAgainWithNothingLost() throws IOException, InterruptedException {
        assertThat(console("later", 0)).isEqualTo(ALL_WELL);
    }

    /// However far the making of the files came before the disk was full: nothing in them is lost, so nobody is told of
    /// damage.
    @ParameterizedTest
    @ValueSource(ints = {0, 4, 12, 20, 28, 36, 40, 52, 68, 84, 100, 116, 132})
    void filesThatWereBegunOnAFullDiskAreGoodOnceThereIsRoom(int kib) throws IOException, InterruptedException {
        assertThat(console("before", kib)).isEqualTo(ALL_WELL);
    }

    /// What a console on a small disk says of its cache.
    ///
    /// @param full when the disk is filled, before or after the cache is opened
    /// @param kib room that is left on it
    private List<String> console(String full, int kib) throws IOException, InterruptedException {
        assumeThat(run("true")).as("a file system of our own").containsExactly("ended 0");
        return run("exec '" + Path.of(System.getProperty("java.home"), "bin", "java") + "' -Xmx128m -cp '"
                + System.getProperty("java.class.path") + "' '" + Console.class.getName() + "' '" + folder + "' " + full
                + " " + kib);
    }

    /// What a shell says that has a small disk in place of the folder; what was logged stays in the report of the test.
    private List<String> run(String work) throws IOException, InterruptedException {
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
            return List.of("no such program");
        }
        String text = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        boolean ended = shell.waitFor(60, TimeUnit.SECONDS);
        System.out.print(text);
        return Stream.concat(
                        text.lines().filter(line -> line.startsWith(SAID)).map(line -> line.substring(SAID.length())),
                        Stream.of(ended ? "ended " + shell.exitValue() : "did not end"))
                .toList();
    }

    /// Fills the disk, goes on as a console would, makes room, and looks at what is there.
    static final class Console {
        private static final int CARS = 100;
        private static final Duration RETRY = Duration.ofSeconds(31);
        private static final int PATIENCE = 400;

        public static void main(String[] arguments) throws IOException {
            Path folder = Path.of(arguments[0]);
            boolean before = arguments[1].equals("before");
            int room = Integer.parseInt(arguments[2]) * 1024;
            byte[] secret = CacheKey.newSecret();
            CacheFixture.Mark mark = new CacheFixture.Mark();
            SteppedClock clock = new SteppedClock(NOON);
            long sequence = 1;
            if (before) {
                fill(folder, room);
            }
            try (FleetCache cache = open(folder, secret, mark, clock)) {
                cache.recorder().picture(SESSION, "e1", sequence, NOON, fleet(CARS));
                cache.flushNow().join();
                if (!before) {
                    fill(folder, room);
                }
                while (cache.status().writing() && sequence < PATIENCE) {
                    write(cache, ++sequence);
                }
                say("off " + cache.status().trouble().map(CacheTrouble::name).orElse("not"));
                write(cache, ++sequence);
                for (int second = 1; cache.status().past().isEmpty() && second < PATIENCE; second++) {
                    see(cache, ++sequence, second);
                }
                say("past off " + past(cache).orElse("not"));
                Files.delete(folder.resolve(BALLAST));
                clock.advance(RETRY);
                write(cache, ++sequence);
                write(cache, ++sequence);
                cache.history().flushNow().join();
                say("again " + cache.status().writing());
                say("trouble "
                        + cache.status().trouble().map(CacheTrouble::name).orElse("none"));
                say("past again " + past(cache).isEmpty());
            }
            try (FleetCache cache = open(folder, secret, mark, clock)) {
                Optional<RememberedFleet> remembered = cache.remembered().join();
                List<Car> written = cars(sequence);
                long last = sequence;
                say("as written "
                        + remembered
                                .filter(it -> it.sequence() == last && it.cars().containsAll(written))
                                .isPresent());
            }
        }

        private static void say(String words) {
            System.out.println(SAID + words);
        }

        private static Optional<String> past(FleetCache cache) {
            return cache.status().past().map(past -> past.trouble().name());
        }

        private static FleetCache open(Path folder, byte[] secret, CacheFixture.Mark mark, SteppedClock clock) {
            return FleetCache.open(folder, CacheKey.from(secret), mark, Retention.DEFAULT, clock);
        }

        private static void fill(Path folder, int room) throws IOException {
            ByteBuffer block = ByteBuffer.allocate(4096);
            try (FileChannel ballast = FileChannel.open(folder.resolve(BALLAST), CREATE_NEW, WRITE)) {
                try {
                    while (true) {
                        ballast.write(block.rewind());
                    }
                } catch (IOException e) {
                    say("full " + (Files.getFileStore(folder).getUsableSpace() < 100_000));
                    ballast.truncate(ballast.size() - room);
                }
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
