package pitwall.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.cache.CacheFixture.NOON;
import static pitwall.cache.CacheFixture.SESSION;
import static pitwall.cache.CacheFixture.car;
import static pitwall.cache.CacheFixture.fleet;
import static pitwall.cache.CacheFixture.id;
import static pitwall.cache.CacheFixture.log;
import static pitwall.cache.CacheFixture.vitals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pitwall.client.RememberedFleet;
import pitwall.client.SeenLog;
import pitwall.fleet.Car;
import pitwall.protocol.FleetEvent;
import pitwall.testing.SteppedClock;

class FleetCacheTest {
    @TempDir
    private Path folder;

    private final CacheFixture.Mark mark = new CacheFixture.Mark();
    private final byte[] secret = CacheKey.newSecret();
    private final SteppedClock clock = new SteppedClock(NOON);

    /// Rows are read a thousand at a time.
    @ParameterizedTest
    @ValueSource(ints = {0, 300, 1_000, 2_001})
    void aPictureSurvivesTheProgram(int cars) {
        try (FleetCache cache = open()) {
            cache.recorder().picture(SESSION, "e1", 7, NOON, fleet(cars));
        }

        RememberedFleet remembered = reopened();

        assertThat(remembered.cars()).containsExactlyInAnyOrderElementsOf(fleet(cars));
        assertThat(remembered.session()).isEqualTo(SESSION);
        assertThat(remembered.epoch()).isEqualTo("e1");
        assertThat(remembered.sequence()).isEqualTo(7);
        assertThat(remembered.asOf()).isEqualTo(NOON);
    }

    @Test
    void laterPartsReplaceThoseOfThePicture() {
        Car moved = car(1).with(vitals(55, NOON.plusSeconds(3)));
        try (FleetCache cache = open()) {
            cache.recorder().picture(SESSION, "e1", 7, NOON, fleet(4));
            cache.flushNow().join();
            cache.recorder()
                    .changes(
                            "e1",
                            9,
                            NOON.plusSeconds(9),
                            List.of(
                                    new FleetEvent.CarVitalsChanged(id(1), moved.vitals()),
                                    new FleetEvent.CarsHeard(NOON.plusSeconds(9), List.of(id(2))),
                                    new FleetEvent.CarRemoved(id(3)),
                                    new FleetEvent.CarCreated(car(8))));
        }

        RememberedFleet remembered = reopened();

        Car heard = car(2).with(car(2).vitals().heardAt(NOON.plusSeconds(9)));
        assertThat(remembered.cars()).containsExactlyInAnyOrder(car(0), moved, heard, car(8));
        assertThat(remembered.sequence()).isEqualTo(9);
        assertThat(remembered.asOf()).isEqualTo(NOON.plusSeconds(9));
    }

    @Test
    void aWholePictureForgetsTheOneBefore() {
        try (FleetCache cache = open()) {
            cache.recorder().picture(SESSION, "e1", 7, NOON, fleet(20));
            cache.flushNow().join();
            cache.recorder().picture(SESSION, "e2", 1, NOON, List.of(car(99)));
        }

        assertThat(reopened().cars()).containsExactly(car(99));
    }

    @Test
    void onlyTheNewestLogEntriesOfACarAreKept() {
        try (FleetCache cache = open()) {
            cache.recorder().picture(SESSION, "e1", 7, NOON, fleet(2));
            cache.recorder()
                    .changes(
                            "e1",
                            8,
                            NOON,
                            IntStream.range(0, 150)
                                    .<FleetEvent>mapToObj(number -> log(1, number))
                                    .toList());
        }

        List<SeenLog> logs = reopened().logs();

        assertThat(logs).hasSize(100);
        assertThat(logs.getFirst().entry().message()).isEqualTo("line 50");
        assertThat(logs.getLast().entry().message()).isEqualTo("line 149");
    }

    @Test
    void changesWithoutAPictureAskForOne() {
        AtomicInteger asked = new AtomicInteger();
        try (FleetCache cache = open()) {
            cache.whenPictureNeeded(asked::incrementAndGet);

            cache.recorder().changes("e1", 8, NOON, List.of(new FleetEvent.CarCreated(car(1))));
            cache.flushNow().join();

            assertThat(asked).hasValue(1);
            assertThat(cache.remembered().join()).isEmpty();
        }
    }

    @Test
    void nothingReadableIsOnTheDisk() throws IOException {
        try (FleetCache cache = open()) {
            cache.recorder().picture(SESSION, "e1", 7, NOON, fleet(50));
        }

        String bytes = Files.readString(folder.resolve("fleet.mv.db"), java.nio.charset.StandardCharsets.ISO_8859_1);

        assertThat(bytes).doesNotContain("WBA-0", "munich", "a.huber", "workshop");
    }

    @Test
    void contentsSayWhatIsThere() {
        try (FleetCache cache = open()) {
            cache.recorder().picture(SESSION, "e1", 7, NOON, fleet(5));
            cache.recorder().changes("e1", 8, NOON, List.of(log(1, 1), log(2, 2)));
            cache.recorder().unchanged(NOON.plusSeconds(2));
            cache.flushNow().join();

            CacheContents contents = cache.contents().join();

            assertThat(contents.dataSets())
                    .extracting(CacheContents.DataSet::cars)
                    .containsExactly(5, 2, 0, 0, 0, 0, 0);
            CacheContents.DataSet history = contents.dataSets().getLast();
            assertThat(history.kind()).isEqualTo(CacheContents.Kind.HISTORY);
            assertThat(history.oldest()).contains(NOON);
            assertThat(history.newest().orElseThrow()).isBetween(NOON, NOON.plusSeconds(2));
            assertThat(history.bytes().orElseThrow()).isPositive();
            assertThat(contents.bytes()).isGreaterThan(history.bytes().orElseThrow());
            assertThat(cache.status().bytes()).isGreaterThan(cache.history().bytes());
            assertThat(contents.lockedAfter()).contains(NOON.plus(Duration.ofHours(72)));
        }
    }

    @Test
    void clearingForgetsEverythingAndAsksForAPicture() {
        AtomicInteger asked = new AtomicInteger();
        try (FleetCache cache = open()) {
            cache.whenPictureNeeded(asked::incrementAndGet);
            cache.recorder().picture(SESSION, "e1", 7, NOON, fleet(5));
            cache.flushNow().join();

            cache.clear().join();
            cache.recorder().changes("e1", 8, NOON, List.of(log(1, 1)));
            cache.flushNow().join();

            assertThat(cache.remembered().join()).isEmpty();
            assertThat(asked).hasValue(1);
        }
    }

    @Test
    void aFlushThatComesLateDoesNotOpenTheFileAgain() {
        FleetCache closed = open();
        closed.close();

        closed.flush();

        try (FleetCache next = open()) {
            assertThat(next.status().trouble()).isEmpty();
        }
    }

    @Test
    void theFileDoesNotGrowForEver() throws IOException {
        long least = 2_000_000;
        long largest = 0;
        var bounds = new FleetCache.Bounds(least, OpeningThread.Limits.DEFAULT);
        try (FleetCache cache =
                FleetCache.open(folder, CacheKey.from(secret), mark, Retention.DEFAULT, bounds, clock)) {
            cache.recorder().picture(SESSION, "e1", 1, NOON, fleet(300));
            for (int sequence = 2; sequence < 120; sequence++) {
                cache.recorder().changes("e1", sequence, NOON, figures(300, sequence % 100));
                cache.flushNow().join();
                largest = Math.max(largest, Files.size(folder.resolve("fleet.mv.db")));
            }
        }

        assertThat(largest).isLessThan(2 * least);
        assertThat(reopened().sequence()).isEqualTo(119);
        assertThat(reopened().cars())
                .hasSize(300)
                .allMatch(car -> Integer.valueOf(19).equals(car.vitals().batteryPercent()));
    }

    /// Closing puts figures beside their cars, which leaves most of what the file had unused.
    @Test
    void aFileThatIsClosedHasNoMoreThanItNeeds() throws IOException {
        long least = 1_000_000;
        var bounds = new FleetCache.Bounds(least, OpeningThread.Limits.DEFAULT);
        long last = 0;
        try (FleetCache cache =
                FleetCache.open(folder, CacheKey.from(secret), mark, Retention.DEFAULT, bounds, clock)) {
            cache.recorder().picture(SESSION, "e1", 1, NOON, fleet(1_000));
            for (int sequence = 2; last < 0.9 * least; sequence++) {
                cache.recorder().changes("e1", sequence, NOON, figures(1_000, sequence % 100));
                cache.flushNow().join();
                last = Files.size(folder.resolve("fleet.mv.db"));
            }
        }

        assertThat(Files.size(folder.resolve("fleet.mv.db"))).isLessThan(least);
        assertThat(reopened().cars()).hasSize(1_000);
    }

    /// Nothing can be put where the new file would be begun when the console ends.
    @Test
    void aFileThatCannotBeRewrittenStaysAsItIs() throws IOException {
        var bounds = new FleetCache.Bounds(1, OpeningThread.Limits.DEFAULT);
        Path inTheWay = folder.resolve("fleet.mv.db.tempFile").resolve("in the way");
        try (FleetCache cache =
                FleetCache.open(folder, CacheKey.from(secret), mark, Retention.DEFAULT, bounds, clock)) {
            cache.recorder().picture(SESSION, "e1", 1, NOON, fleet(300));
            cache.recorder().changes("e1", 2, NOON, figures(300, 19));
            cache.flushNow().join();
            Files.createDirectories(inTheWay);
        }
        Files.delete(inTheWay);
        Files.deleteIfExists(inTheWay.getParent());

        assertThat(reopened().sequence()).isEqualTo(2);
        assertThat(reopened().cars())
                .hasSize(300)
                .allMatch(car -> Integer.valueOf(19).equals(car.vitals().batteryPercent()));
    }

    private static List<FleetEvent> figures(int cars, int battery) {
        return fleet(cars).stream()
                .<FleetEvent>map(car -> new FleetEvent.CarVitalsChanged(car.id(), vitals(battery, NOON)))
                .toList();
    }

    private FleetCache open() {
        return FleetCache.open(folder, CacheKey.from(secret), mark, Retention.DEFAULT, clock);
    }

    private RememberedFleet reopened() {
        try (FleetCache cache = open()) {
            return cache.remembered().join().orElseThrow();
        }
    }
}
