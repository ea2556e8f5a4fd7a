package pitwall.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.cache.CacheFixture.NOON;
import static pitwall.cache.CacheFixture.SESSION;
import static pitwall.cache.CacheFixture.car;
import static pitwall.cache.CacheFixture.fleet;
import static pitwall.cache.CacheFixture.id;
import static pitwall.cache.CacheFixture.vitals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.client.RememberedFleet;
import pitwall.client.ReplayedFleet;
import pitwall.client.SeenPicture;
import pitwall.fleet.Car;
import pitwall.fleet.Vitals;
import pitwall.protocol.FleetEvent;
import pitwall.testing.Seeds;
import pitwall.testing.SteppedClock;

class LateFiguresTest {
    private static final int CARS = 12;

    @TempDir
    private Path folder;

    private final CacheFixture.Mark mark = new CacheFixture.Mark();
    private final byte[] secret = CacheKey.newSecret();
    private final SteppedClock clock = new SteppedClock(NOON);
    private final RandomGenerator random =
            Seeds.announced("figures that come by themselves").generator();
    private final ReplayedFleet seen = new ReplayedFleet();

    /// After every write the file says what was seen: while it is open, after a kill, and after it was closed.
    @Test
    void whatIsReadIsWhatWasSeen() throws IOException {
        seen.replace(SeenPicture.ofCars("e1", 0, NOON, fleet(CARS)));
        FleetCache cache = open(folder, mark);
        cache.recorder().picture(SESSION, "e1", 0, NOON, fleet(CARS));
        for (int second = 1; second <= 5 * LateFigures.MOST_ROWS; second++) {
            Instant now = NOON.plusSeconds(second);
            List<FleetEvent> changes = changes(second, now);
            seen.apply(changes);
            cache.recorder().changes("e1", second, now, changes);
            cache.flushNow().join();
            if (random.nextInt(6) == 0) {
                assertThat(cars(cache)).containsExactlyInAnyOrderElementsOf(cars());
            }
            if (random.nextInt(30) == 0) {
                assertThat(killed(second)).containsExactlyInAnyOrderElementsOf(cars());
            }
            if (random.nextInt(30) == 0) {
                cache.close();
                cache = open(folder, mark);
                assertThat(cars(cache)).containsExactlyInAnyOrderElementsOf(cars());
            }
        }
        cache.close();
    }

    @Test
    void aFleetThatOnlyReportsFiguresHasThemPutBesideItsCars() throws SQLException, IOException {
        seen.replace(SeenPicture.ofCars("e1", 0, NOON, fleet(CARS)));
        int seconds = LateFigures.MOST_ROWS + 2;
        try (FleetCache cache = open(folder, mark)) {
            cache.recorder().picture(SESSION, "e1", 0, NOON, fleet(CARS));
            cache.flushNow().join();
            for (int second = 1; second <= seconds; second++) {
                Instant now = NOON.plusSeconds(second);
                List<FleetEvent> changes =
                        List.of(new FleetEvent.CarVitalsChanged(id(second % CARS), vitals(second % 100, now)));
                seen.apply(changes);
                cache.recorder().changes("e1", second, now, changes);
                cache.flushNow().join();
            }
            assertThat(cars(cache)).containsExactlyInAnyOrderElementsOf(cars());
            assertThat(rowsOfFigures()).isBetween(1, 2);
            assertThat(killed(seconds)).containsExactlyInAnyOrderElementsOf(cars());
        }
    }

    @Test
    void figuresThatAreDamagedAreNotShownNorTheOnesBefore() throws SQLException, IOException {
        assertThat(afterDamage("UPDATE figures SET body = body || X'00' WHERE n = 2"))
                .allSatisfy(car -> assertThat(car.vitals()).isEqualTo(Vitals.NONE));
    }

    @Test
    void figuresThatAreMissingAreNotMadeUpByThoseBefore() throws SQLException, IOException {
        for (int n = 1; n <= 3; n++) {
            assertThat(afterDamage("DELETE FROM figures WHERE n = " + n))
                    .allSatisfy(car -> assertThat(car.vitals()).isEqualTo(Vitals.NONE));
        }
    }

    private List<Car> afterDamage(String damage) throws SQLException, IOException {
        Path copy = Files.createTempDirectory(folder, "damaged");
        Path own = Files.createTempDirectory(folder, "own");
        CacheFixture.Mark counted = new CacheFixture.Mark();
        try (FleetCache cache = open(own, counted)) {
            cache.recorder().picture(SESSION, "e1", 0, NOON, fleet(3));
            cache.flushNow().join();
            for (int second = 1; second <= 3; second++) {
                FleetEvent change = new FleetEvent.CarVitalsChanged(id(second - 1), vitals(90 + second, NOON));
                cache.recorder().changes("e1", second, NOON.plusSeconds(second), List.of(change));
                cache.flushNow().join();
            }
            copy(own, copy);
        }
        CacheFixture.Mark same = sameAs(counted);
        inFile(
                copy,
                same,
                statement -> assertThat(statement.executeUpdate(damage)).isEqualTo(1));
        open(copy, same).close();
        // Closing puts figures beside their cars, and must not hide that some are missing.
        try (FleetCache damaged = open(copy, same)) {
            RememberedFleet remembered = damaged.remembered().join().orElseThrow();
            assertThat(remembered.epoch()).as("resumes on a hole").isEmpty();
            return remembered.cars();
        }
    }

    private int rowsOfFigures() throws SQLException, IOException {
        Path copy = Files.createTempDirectory(folder, "counted");
        copy(folder, copy);
        AtomicInteger rows = new AtomicInteger(-1);
        inFile(copy, sameAs(mark), statement -> {
            try (ResultSet counted = statement.executeQuery("SELECT COUNT(*) FROM figures")) {
                counted.next();
                rows.set(counted.getInt(1));
            }
        });
        return rows.get();
    }

    private interface InFile {
        void run(Statement statement) throws SQLException;
    }

    private void inFile(Path where, CacheFixture.Mark counted, InFile work) throws SQLException, IOException {
        CacheFile file = new CacheFile(where, CacheFile.Layout.PICTURE, CacheKey.from(secret), counted);
        if (file.open() instanceof CacheFile.Opening.Opened(CacheDatabase database, var trouble, var aside)) {
            try (Statement statement = database.connection().createStatement()) {
                work.run(statement);
            }
            database.close();
            file.release();
        }
    }

    private static CacheFixture.Mark sameAs(CacheFixture.Mark counted) {
        CacheFixture.Mark same = new CacheFixture.Mark();
        same.generation(counted.generation());
        return same;
    }

    private List<FleetEvent> changes(int second, Instant now) {
        List<FleetEvent> changes = new ArrayList<>();
        for (int left = random.nextInt(4); left >= 0; left--) {
            int number = random.nextInt(CARS);
            changes.add(
                    switch (random.nextInt(12)) {
                        case 0 -> new FleetEvent.CarRemoved(id(number));
                        case 1, 2 -> new FleetEvent.CarCreated(car(number).with(vitals(second % 100, now)));
                        case 3, 4, 5 -> new FleetEvent.CarsHeard(now, List.of(id(number), id((number + 1) % CARS)));
                        default -> new FleetEvent.CarVitalsChanged(id(number), vitals(random.nextInt(100), now));
                    });
        }
        return changes;
    }

    private List<Car> cars() {
        List<Car> cars = new ArrayList<>();
        seen.snapshot().forEach(cars::add);
        return cars;
    }

    private static List<Car> cars(FleetCache cache) {
        return cache.remembered().join().orElseThrow().cars();
    }

    private List<Car> killed(int second) throws IOException {
        Path copy = Files.createDirectory(folder.resolve("killed-" + second));
        copy(folder, copy);
        try (FleetCache cache = open(copy, sameAs(mark))) {
            return cars(cache);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.newDirectoryStream(from, "*.db")) {
            for (Path file : files) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private FleetCache open(Path where, CacheFixture.Mark counted) {
        return FleetCache.open(where, CacheKey.from(secret), counted, Retention.DEFAULT, clock);
    }
}
