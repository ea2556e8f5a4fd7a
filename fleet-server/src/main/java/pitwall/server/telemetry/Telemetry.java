package pitwall.server.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.fleet.CarId;
import pitwall.protocol.CarFrame;
import pitwall.server.live.CarChange;
import pitwall.server.live.EventLog;
import pitwall.server.live.LoggedBatch;
import pitwall.server.storage.SideFile;
import pitwall.server.storage.TelemetryRows;
import pitwall.server.storage.TelemetryRows.Row;

/// Keeps what cars report over time. Reports are taken in memory by [#intake]; once a second the thread
/// `pitwall-telemetry` writes those that waited long enough, in groups, and visits some cars to thin out what is old.
/// Nothing durable waits for it: where the disk fails, samples wait, and then the oldest are lost and counted.
public final class Telemetry implements EventLog.Follower, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Telemetry.class);

    private static final int GROUP = 500;
    private static final long TICK = Duration.ofSeconds(1).toMillis();
    private static final long WEIGHED_EVERY = Duration.ofMinutes(10).toMillis();

    /// Seconds in which every car is visited once.
    private static final int ROUND = 1_800;

    private final SideFile file;
    private final TelemetrySettings settings;
    private final InstantSource clock;
    private final TelemetryIntake intake = new TelemetryIntake();
    private final TelemetryHistory history;
    private final Tracks tracks;
    private final Retention retention;
    private final Thinning thinning;
    private final Predicate<CarId> isKnown;
    private final IntSupplier fleetSize;
    private final ScheduledExecutorService thread;
    private volatile long bytes;
    private String visited = "";
    private long weighedAt = Long.MIN_VALUE;
    private long blocks;
    private volatile boolean failing;

    /// @param isKnown whether a car is in the fleet; what is stored of others goes
    /// @param fleetSize how many cars there are
    public Telemetry(
            SideFile file,
            TelemetrySettings settings,
            Predicate<CarId> isKnown,
            IntSupplier fleetSize,
            InstantSource clock) {
        this.file = file;
        this.settings = settings;
        this.isKnown = isKnown;
        this.fleetSize = fleetSize;
        this.clock = clock;
        history = new TelemetryHistory(file, intake);
        retention = new Retention(settings);
        thinning = new Thinning(retention);
        blocks = clock.millis() << 10;
        tracks = new Tracks(file, retention, blocks);
        thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("pitwall-telemetry").daemon().factory());
    }

    /// Begins to write.
    public void start() {
        Future<?> unused = thread.scheduleWithFixedDelay(this::tick, TICK, TICK, TimeUnit.MILLISECONDS);
    }

    public TelemetryIntake intake() {
        return intake;
    }

    /// A car reported its state: figures and place, in whatever order. Thread-safe; touches memory only.
    ///
    /// @param claimed by the car's clock
    /// @param received server time
    public void take(CarId car, Instant claimed, Instant received, CarFrame.Readings readings) {
        intake.take(car, claimed, received, readings);
        tracks.take(car, claimed, received, readings);
    }

    /// Where cars were.
    public Tracks tracks() {
        return tracks;
    }

    public TelemetryHistory history() {
        return history;
    }

    /// True while the disk takes nothing.
    public boolean isFailing() {
        return failing;
    }

    /// Bytes on disk, about; looked up every ten minutes.
    public long bytes() {
        return bytes;
    }

    @Override
    public void onBatch(LoggedBatch batch) {
        for (CarChange change : batch.changes()) {
            if (change.has(CarChange.Part.REMOVED)) {
                intake.forget(change.id());
                tracks.forget(change.id());
            }
        }
    }

    private void tick() {
        try {
            long now = clock.millis();
            weigh(now);
            forgetRemoved();
            flush(now, now - settings.flushAfter().toMillis());
            tracks.flush(now, false, retention.isFull(bytes));
            int visits = 1 + fleetSize.getAsInt() / ROUND;
            visit(visits, now);
            recovered();
        } catch (JdbiException e) {
            failed(e);
        } catch (RuntimeException e) {
            LOG.error("Telemetry could not be kept and will be tried again", e);
        }
    }

    private void failed(JdbiException e) {
        if (!failing) {
            LOG.error("The database refuses telemetry; it waits in memory for a while", e);
        }
        failing = true;
    }

    private void recovered() {
        if (failing) {
            LOG.info("The database takes telemetry again");
        }
        failing = false;
    }

    private void weigh(long now) {
        if (weighedAt == Long.MIN_VALUE || now - weighedAt >= WEIGHED_EVERY) {
            weighedAt = now;
            bytes = file.bytes();
            retention.fit(bytes);
            if (retention.share() < 1) {
                LOG.warn(
                        "Telemetry takes {} bytes; it is kept for {} % of the time it could be",
                        bytes, Math.round(retention.share() * 100));
            }
        }
    }

    private void forgetRemoved() {
        List<CarId> gone = intake.removals();
        if (!gone.isEmpty()) {
            file.write(sql -> gone.forEach(new TelemetryRows(sql)::forget));
        }
    }

    /// Writes all that waits since before `then`.
    private void flush(long now, long then) {
        List<CarId> due = new ArrayList<>();
        intake.cars().forEach((car, samples) -> {
            // Spread, so that a fleet that came at once is not written at once.
            long spread = settings.flushAfter().toMillis() * (car.hashCode() & 31) / 64;
            if (samples.isDue(then - spread)) {
                due.add(car);
            }
        });
        for (int i = 0; i < due.size(); i += GROUP) {
            write(due.subList(i, Math.min(due.size(), i + GROUP)), now);
        }
    }

    private void write(List<CarId> cars, long now) {
        Map<CarId, Samples.Waiting> waiting = new TreeMap<>();
        List<Row> rows = new ArrayList<>();
        for (CarId car : cars) {
            Samples samples = intake.cars().get(car);
            if (samples != null && !samples.isEmpty()) {
                Samples.Waiting some = samples.waiting();
                waiting.put(car, some);
                rows.addAll(rows(car, some.steps()));
            }
        }
        if (retention.isFull(bytes)) {
            intake.lose(waiting.values().stream()
                    .mapToLong(some -> some.steps().size())
                    .sum());
        } else {
            file.write(sql -> new TelemetryRows(sql).save(rows));
        }
        waiting.forEach((car, some) -> {
            Samples samples = intake.cars().get(car);
            if (samples != null) {
                samples.written(some.upTo(), now);
            }
        });
    }

    /// A block never goes beyond its hour.
    private List<Row> rows(CarId car, List<Step> steps) {
        TreeMap<Long, TreeMap<Long, Step>> hours = new TreeMap<>();
        for (Step step : steps) {
            hours.computeIfAbsent(Tier.MINUTES.pieceOf(step.millis()), _ -> new TreeMap<>())
                    .put(step.millis(), step);
        }
        List<Row> rows = new ArrayList<>();
        for (TreeMap<Long, Step> hour : hours.values()) {
            byte[] body = Block.write(List.copyOf(hour.values()));
            rows.add(new Row(car, Tier.SAMPLES.ordinal(), hour.firstKey(), blocks++, body));
        }
        return rows;
    }

    private void visit(int cars, long now) {
        for (int i = 0; i < cars; i++) {
            Optional<CarId> next = file.read(sql -> new TelemetryRows(sql).carAfter(visited));
            visited = next.map(CarId::value).orElse("");
            if (next.isEmpty()) {
                return;
            }
            CarId car = next.get();
            file.write(sql -> {
                if (isKnown.test(car)) {
                    thinning.visit(sql, car, now);
                    tracks.visit(sql, car, now);
                } else {
                    new TelemetryRows(sql).forget(car);
                }
            });
        }
    }

    /// Does at once what a round of visits would do: every car is thinned out. Not while it is started.
    public void thinOutNow() {
        visited = "";
        long now = clock.millis();
        do {
            visit(1, now);
        } while (!visited.isEmpty());
    }

    /// Writes at once what waits. Not while it is started.
    public void flushNow() {
        flush(clock.millis(), Long.MAX_VALUE);
        tracks.flush(clock.millis(), true, retention.isFull(bytes));
    }

    /// Writes what waits and lets go of the disk.
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("Telemetry is still being written; what waits is lost");
            } else {
                flushNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (JdbiException e) {
            LOG.warn("Telemetry that waited is lost", e);
        }
        file.close();
    }
}
