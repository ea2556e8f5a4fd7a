package pitwall.server.history;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.CarInfo;
import pitwall.fleet.Precision;
import pitwall.fleet.Scope;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.Direction;
import pitwall.protocol.UpdateProgress;
import pitwall.server.live.AuditNews;
import pitwall.server.live.CarChange;
import pitwall.server.live.CarChange.Part;
import pitwall.server.live.Changes;
import pitwall.server.live.Cut;
import pitwall.server.live.EventLog;
import pitwall.server.live.LoggedBatch;
import pitwall.testing.CarGenerator;
import pitwall.testing.SteppedClock;

/// A random fleet, told to a history and to somebody who keeps in memory how it was at the end of every ten seconds.
final class PastFixture {
    /// The end of a step, and of nothing else.
    static final Instant BEGIN = Instant.parse("2026-11-21T11:57:10Z");

    private static final Duration STEP = Duration.ofSeconds(10);

    final SteppedClock clock = new SteppedClock(BEGIN);
    /// How it was, by seconds since 1970; of a time that came twice, how it was the last time.
    final TreeMap<Long, Map<CarId, Known>> seen = new TreeMap<>();
    private final TreeMap<Long, BoardGenerator.All> boards = new TreeMap<>();
    private final Map<CarId, Known> fleet = new HashMap<>();
    private final RandomGenerator random;
    private final CarGenerator generator;
    private final BoardGenerator board;
    private long sequence;

    PastFixture(RandomGenerator random, int size) {
        this.random = random;
        this.generator = new CarGenerator(random, BEGIN);
        this.board = new BoardGenerator(random, BEGIN);
        for (int number = 0; number < size; number++) {
            Car car = generator.car(number);
            fleet.put(car.id(), new Known(car, null));
        }
    }

    Cut cut() {
        Map<CarId, UpdateProgress> updates = new HashMap<>();
        fleet.forEach((id, known) -> {
            if (known.update() != null) {
                updates.put(id, known.update());
            }
        });
        BoardGenerator.All now = board.all();
        return new Cut(
                sequence,
                fleet.values().stream().map(Known::car).toList(),
                updates,
                List.copyOf(now.rollouts().values()),
                null,
                List.copyOf(now.alarms().values()),
                now.load());
    }

    /// So many steps with some changes each, told as they come.
    void steps(int count, EventLog.Follower history, Runnable afterEach) {
        long step = STEP.toSeconds();
        long since = clock.instant().getEpochSecond();
        clock.set(Instant.ofEpochSecond(Math.ceilDiv(since, step) * step));
        seen.subMap(since, true, clock.instant().getEpochSecond(), true).clear();
        since = clock.instant().getEpochSecond();
        keep(since);
        for (int left = count; left > 0; left--) {
            Instant end = clock.instant().plus(STEP);
            for (int batch = random.nextInt(1, 4); batch > 0; batch--) {
                clock.advance(Duration.ofMillis(random.nextInt(1, 3_333)));
                history.onBatch(batch(clock.instant()));
            }
            clock.set(end);
            seen.subMap(since, false, end.getEpochSecond(), true).clear();
            keep(end.getEpochSecond());
            since = end.getEpochSecond();
            afterEach.run();
        }
    }

    private void keep(long second) {
        seen.put(second, Map.copyOf(fleet));
        boards.put(second, board.all());
    }

    private LoggedBatch batch(Instant at) {
        Map<CarId, CarChange> changes = new HashMap<>();
        for (int left = random.nextInt(4); left > 0; left--) {
            CarChange change = change(at);
            changes.merge(change.id(), change, CarChange::then);
        }
        Changes all = new Changes(
                List.copyOf(changes.values()), board.rolloutChanges(at), AuditNews.NONE, board.alarmNews(at));
        return new LoggedBatch(++sequence, at, all, 0, 1);
    }

    private CarChange change(Instant at) {
        Car drawn = generator.car(random.nextInt(40));
        Known before = fleet.get(drawn.id());
        if (before != null && random.nextInt(10) == 0) {
            fleet.remove(drawn.id());
            return new CarChange(drawn.id(), null, Set.of(Part.REMOVED), List.of());
        }
        Known after = before == null ? new Known(drawn, null) : changed(before, drawn, at);
        fleet.put(drawn.id(), after);
        return new CarChange(
                drawn.id(), after.car(), Set.of(Part.STATUS), List.of(), List.of(), after.update(), List.of());
    }

    private Known changed(Known before, Car drawn, Instant at) {
        Car car = before.car();
        return switch (random.nextInt(4)) {
            case 0 -> new Known(generator.changed(car), before.update());
            case 1 -> new Known(car.with(car.vitals().heardAt(at)), before.update());
            case 2 -> new Known(car.with(moved(car.info(), drawn.info().region())), before.update());
            default -> new Known(car, update(car.id(), at));
        };
    }

    private static CarInfo moved(CarInfo info, String region) {
        return new CarInfo(
                info.id(),
                info.name(),
                region,
                info.model(),
                info.ring(),
                info.agentName(),
                info.vin(),
                info.labels(),
                info.createdAt(),
                info.revision() + 1);
    }

    private UpdateProgress update(CarId id, Instant at) {
        CarStage[] stages = CarStage.values();
        return new UpdateProgress(
                id,
                "R-" + random.nextInt(3),
                UpdateKind.values()[0],
                "4.3.0",
                Direction.values()[0],
                stages[random.nextInt(stages.length)],
                null,
                null,
                null,
                1,
                at,
                null);
    }

    /// What there was beside the cars.
    BoardGenerator.All board(long second) {
        return Objects.requireNonNull(boards.get(second), () -> "nobody looked at " + Instant.ofEpochSecond(second));
    }

    boolean knows(long second) {
        return boards.containsKey(second);
    }

    Car anyCar() {
        return fleet.values().iterator().next().car();
    }

    /// What somebody would have seen then.
    Map<CarId, Known> seen(long second, Scope scope, Precision precision) {
        Map<CarId, Known> told = new HashMap<>();
        Map<CarId, Known> then = seen.get(second);
        if (then == null) {
            throw new AssertionError("nobody looked at " + Instant.ofEpochSecond(second));
        }
        then.values().stream()
                .filter(known -> scope.covers(known.car().info()))
                .forEach(known -> told.put(known.car().id(), known.seen(precision)));
        return told;
    }
}
