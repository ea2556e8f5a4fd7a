package pitwall.client;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.LogEntry;
import pitwall.fleet.LogLevel;
import pitwall.fleet.Vitals;
import pitwall.protocol.FleetEvent;
import pitwall.testing.FleetFixtures;

/// The truth of a fleet for tests: what it is at every sequence of every epoch. Belongs to one thread.
final class ScriptedFleet {
    /// A place in a life of the log.
    record Moment(String epoch, long sequence) {}

    private final RandomGenerator random;
    private final List<Car> pool;
    private final Map<Moment, Map<CarId, Car>> history = new HashMap<>();
    private final Map<Moment, ScriptedBoard> boards = new HashMap<>();
    private ScriptedBoard board = ScriptedBoard.EMPTY;
    private Map<CarId, Car> cars = new LinkedHashMap<>();
    private List<List<FleetEvent>> log = new ArrayList<>();
    private int life;
    private long oldest = 1;
    private long logLines;
    private long told;

    ScriptedFleet(RandomGenerator random, int cars) {
        this.random = random;
        this.pool = FleetFixtures.cars(cars, 7);
        pool.stream().limit(cars / 2).forEach(car -> this.cars.put(car.id(), car));
        remember();
    }

    String epoch() {
        return "life-" + life;
    }

    long head() {
        return log.size();
    }

    /// The oldest sequence in the log.
    long oldest() {
        return oldest;
    }

    Map<CarId, Car> cars() {
        return cars;
    }

    /// The fleet as it was.
    Map<CarId, Car> at(String epoch, long sequence) {
        Map<CarId, Car> then = history.get(new Moment(epoch, sequence));
        if (then == null) {
            throw new IllegalArgumentException("there never was " + epoch + " " + sequence);
        }
        return then;
    }

    /// What there was beside cars.
    ScriptedBoard boardAt(String epoch, long sequence) {
        ScriptedBoard then = boards.get(new Moment(epoch, sequence));
        if (then == null) {
            throw new IllegalArgumentException("there never was " + epoch + " " + sequence);
        }
        return then;
    }

    ScriptedBoard board() {
        return board;
    }

    /// Changes between `from` and `to`, both included, as one batch would carry them.
    List<FleetEvent> changes(long from, long to) {
        return log.subList((int) from - 1, (int) to).stream()
                .flatMap(List::stream)
                .toList();
    }

    /// Lets something happen.
    void step(Instant now) {
        List<FleetEvent> changes = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            changes.add(change(now));
        }
        Map<CarId, Car> next = new LinkedHashMap<>(cars);
        ScriptedBoard after = board;
        for (FleetEvent change : changes) {
            apply(next, change);
            after = after.with(change, next.keySet());
        }
        cars = next;
        board = after;
        log.add(changes);
        remember();
    }

    /// Forgets the older part of the log.
    void trim() {
        oldest = Math.max(oldest, head() - random.nextInt(5));
    }

    /// The server starts anew; the cars are still there, the log is not.
    void restart() {
        life++;
        log = new ArrayList<>();
        oldest = 1;
        remember();
    }

    private void remember() {
        history.put(new Moment(epoch(), head()), cars);
        boards.put(new Moment(epoch(), head()), board);
    }

    private FleetEvent change(Instant now) {
        Car car = pool.get(random.nextInt(pool.size()));
        Car known = cars.get(car.id());
        if (known == null) {
            return new FleetEvent.CarCreated(car);
        }
        return switch (random.nextInt(9)) {
            case 6 -> new FleetEvent.CarUpdateChanged(ScriptedBoard.update(car.id(), random));
            case 7 -> board.change(random);
            case 8 -> ScriptedBoard.news(car.id(), now, ++told);
            case 0 -> new FleetEvent.CarRemoved(car.id());
            case 1 ->
                new FleetEvent.CarStatusChanged(
                        car.id(), pool.get(random.nextInt(pool.size())).status());
            case 2 -> new FleetEvent.CarsHeard(now, List.of(car.id()));
            case 3 -> new FleetEvent.LogAppended(car.id(), line(now));
            case 4 -> new FleetEvent.CarInfoChanged(car.info());
            default -> new FleetEvent.CarVitalsChanged(car.id(), vitals(now));
        };
    }

    private Vitals vitals(Instant now) {
        return new Vitals(
                now, null, random.nextInt(130), random.nextInt(101), null, null, null, null, null, null, null, null);
    }

    private LogEntry line(Instant now) {
        logLines++;
        return new LogEntry(now, now, logLines, LogLevel.INFO, "test", "line " + logLines, Map.of());
    }

    private static void apply(Map<CarId, Car> cars, FleetEvent event) {
        switch (event) {
            case FleetEvent.CarCreated(Car car) -> cars.put(car.id(), car);
            case FleetEvent.CarRemoved(CarId id) -> cars.remove(id);
            case FleetEvent.CarInfoChanged(var info) -> cars.computeIfPresent(info.id(), (id, car) -> car.with(info));
            case FleetEvent.CarStatusChanged(CarId id, var status) ->
                cars.computeIfPresent(id, (same, car) -> car.with(status));
            case FleetEvent.CarVitalsChanged(CarId id, var vitals) ->
                cars.computeIfPresent(id, (same, car) -> car.with(vitals));
            case FleetEvent.CarsHeard(var at, List<CarId> ids) ->
                ids.forEach(id -> cars.computeIfPresent(
                        id, (same, car) -> car.with(car.vitals().heardAt(at))));
            case FleetEvent.LogAppended ignored -> {}
            case FleetEvent.CarUpdateChanged ignored -> {}
            case FleetEvent.RolloutCreated ignored -> {}
            case FleetEvent.RolloutChanged ignored -> {}
            case FleetEvent.RolloutRemoved ignored -> {}
            case FleetEvent.AuditSigned ignored -> {}
            case FleetEvent.OfAlarms ignored -> {}
            case FleetEvent.News ignored -> {}
        }
    }
}
