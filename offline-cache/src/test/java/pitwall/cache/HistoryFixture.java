package pitwall.cache;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import pitwall.cache.history.HistoryJournal;
import pitwall.cache.history.HistoryRetention;
import pitwall.cache.history.HistoryTape;
import pitwall.client.FleetSnapshot;
import pitwall.client.ReplayedFleet;
import pitwall.client.SeenPicture;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.CarStatus;
import pitwall.fleet.Convergence;
import pitwall.fleet.Position;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.Vitals;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.Direction;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.UpdateProgress;
import pitwall.testing.FleetFixtures;

/// A random history, told to a journal and to somebody who keeps every second of it in memory.
final class HistoryFixture {
    static final Instant BEGIN = Instant.parse("2026-11-21T11:07:13Z");
    private static final ReasonCode REASON = new ReasonCode("BATTERY_LOW");

    final HistoryJournal journal = new HistoryJournal();
    /// How it was, second by second.
    final TreeMap<Long, FleetSnapshot> seen = new TreeMap<>();
    private final RandomGenerator random;
    private final HistoryBoard board;
    private final ReplayedFleet fleet = new ReplayedFleet();
    private final List<Car> cars = new ArrayList<>();
    private int created;
    private long sequence = 1;
    private Instant now = BEGIN;

    HistoryFixture(RandomGenerator random) {
        this.random = random;
        this.board = new HistoryBoard(random);
    }

    static HistoryTape tape(Path folder, HistoryRetention retention) {
        CacheFile file = new CacheFile(
                folder,
                CacheFile.Layout.HISTORY,
                CacheKey.from(new byte[CacheKey.SECRET_BYTES]),
                new CacheFixture.Mark());
        return switch (file.open()) {
            case CacheFile.Opening.Opened opened ->
                new HistoryTape(new HistoryTable(opened.database()), retention, CacheJson.mapper());
            case CacheFile.Opening.Closed closed -> throw new AssertionError(closed);
        };
    }

    Instant now() {
        return now;
    }

    void picture(int size) {
        cars.clear();
        cars.addAll(FleetFixtures.cars(size, random.nextLong()));
        SeenPicture picture = board.picture(sequence, now, cars);
        fleet.replace(picture);
        journal.picture(CacheFixture.SESSION, picture);
        keep();
    }

    /// One second with up to so many changes, told at odd moments within it.
    void second(int most) {
        Instant end = now.plusSeconds(1);
        int batches = random.nextInt(3);
        for (int batch = 0; batch < batches; batch++) {
            List<FleetEvent> changes = new ArrayList<>();
            for (int left = random.nextInt(most + 1); left > 0; left--) {
                changes.add(change());
            }
            fleet.apply(changes);
            journal.changes("e1", ++sequence, now.plusMillis(300L * (batch + 1)), changes);
        }
        now = end;
        if (batches == 0 || random.nextInt(5) == 0) {
            journal.unchanged(now);
        }
        keep();
    }

    /// So many seconds in which nothing is heard.
    void silence(int seconds) {
        now = now.plusSeconds(seconds);
    }

    private void keep() {
        seen.put(now.getEpochSecond(), fleet.snapshot());
        fleet.takeChanges();
    }

    private FleetEvent change() {
        int kind = random.nextInt(115);
        if (kind >= 100) {
            return board.change(now, cars);
        }
        if (kind < 2 || cars.isEmpty()) {
            Car car = FleetFixtures.wellCar("N-" + created++);
            cars.add(car);
            return new FleetEvent.CarCreated(car);
        }
        int place = random.nextInt(cars.size());
        CarId id = cars.get(place).id();
        if (kind < 3) {
            cars.remove(place);
            return new FleetEvent.CarRemoved(id);
        }
        if (kind < 15) {
            return new FleetEvent.CarStatusChanged(id, status());
        }
        if (kind < 18) {
            return new FleetEvent.CarInfoChanged(FleetFixtures.wellInfo(id.value()));
        }
        if (kind < 25) {
            return new FleetEvent.CarUpdateChanged(update(id));
        }
        if (kind < 50) {
            return new FleetEvent.CarsHeard(
                    now.plusNanos(random.nextInt(1_000_000)),
                    List.of(id, cars.getFirst().id()));
        }
        return new FleetEvent.CarVitalsChanged(id, vitals());
    }

    private CarStatus status() {
        CarStatus well = FleetFixtures.wellStatus();
        return new CarStatus(
                well.motion(),
                well.workload(),
                well.agent(),
                well.safety(),
                random.nextBoolean() ? Convergence.FAILED : Convergence.CONVERGED,
                well.connectivity(),
                "4.2." + random.nextInt(3),
                random.nextBoolean() ? null : "4.3.0",
                random.nextBoolean() ? null : REASON,
                random.nextBoolean() ? null : "said " + random.nextInt(),
                now,
                random.nextBoolean() ? null : now.minusSeconds(random.nextInt(1000)));
    }

    private UpdateProgress update(CarId id) {
        return new UpdateProgress(
                id,
                "R-" + random.nextInt(3),
                UpdateKind.values()[random.nextInt(UpdateKind.values().length)],
                "4.3.0",
                Direction.values()[random.nextInt(Direction.values().length)],
                CarStage.values()[random.nextInt(CarStage.values().length)],
                null,
                null,
                "4.2.1",
                random.nextInt(4),
                now,
                now.plusSeconds(300));
    }

    private Vitals vitals() {
        double latitude = random.nextBoolean() ? random.nextInt(-900_000, 900_000) / 1e4 : random.nextDouble(-90, 90);
        Position position = random.nextInt(10) == 0
                ? null
                : new Position(
                        latitude,
                        random.nextDouble(-180, 180),
                        random.nextInt(360),
                        now.minusMillis(random.nextInt(5000)));
        return new Vitals(
                now,
                position,
                figure(200),
                figure(101),
                random.nextInt(3) == 0 ? null : (Boolean) random.nextBoolean(),
                figure(101),
                figure(90),
                figure(101),
                figure(101),
                figure(101),
                figure(101),
                random.nextInt(4) == 0 ? null : (Long) random.nextLong(1L << 40));
    }

    private @Nullable Integer figure(int bound) {
        return random.nextInt(4) == 0 ? null : (Integer) random.nextInt(bound);
    }

    /// What a snapshot tells of each car, whatever slot it sits in.
    static Map<CarId, Car> cars(FleetSnapshot snapshot) {
        Map<CarId, Car> all = new HashMap<>();
        snapshot.forEach(car -> all.put(car.id(), car));
        return all;
    }

    static Map<CarId, UpdateProgress> updates(FleetSnapshot snapshot) {
        Map<CarId, UpdateProgress> all = new HashMap<>();
        for (int slot = 0; slot < snapshot.slots(); slot++) {
            UpdateProgress update = snapshot.updateAt(slot);
            if (update != null) {
                all.put(update.car(), update);
            }
        }
        return all;
    }
}
