package pitwall.server.history;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.server.live.Cut;
import pitwall.server.live.EventLog;
import pitwall.server.live.LoggedBatch;
import pitwall.server.storage.FleetHistoryRows;
import pitwall.server.storage.FleetHistoryRows.Piece;
import pitwall.server.storage.FleetHistoryRows.Row;
import pitwall.server.storage.SideFile;

/// Keeps how the fleet was: its cars, rollouts and alarms. A batch leaves what changed in memory; once a second the
/// thread `pitwall-fleet-history` writes the steps that are over, every tier by itself, and forgets what was kept long
/// enough. Nothing durable waits for it: where the disk fails there is a gap.
public final class FleetHistory implements EventLog.Follower, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FleetHistory.class);

    private static final long TICK = Duration.ofSeconds(1).toMillis();
    private static final long SECOND = 1_000;

    /// So long after its end a step is waited for: batches are told when they are on disk.
    private static final long GRACE = Duration.ofSeconds(2).toMillis();

    /// Longer than this nobody is away who runs.
    private static final long GAP = Duration.ofMinutes(2).toSeconds();

    private static final long TIDY = Duration.ofMinutes(10).toMillis();

    private final SideFile file;
    private final HistorySettings settings;
    private final InstantSource clock;
    private final Intake intake;
    private final List<Tape> tapes;
    private final HistoryReader reader;
    private final Map<CarId, Known> fleet = new LinkedHashMap<>();
    private final Board board;
    private final ScheduledExecutorService thread;
    private long last = Long.MIN_VALUE;
    private long tidyAt = Long.MIN_VALUE;
    private volatile long bytes;
    private volatile boolean failing;

    /// @param begin the fleet before the first batch
    public FleetHistory(SideFile file, HistorySettings settings, Cut begin, InstantSource clock) {
        this.file = file;
        this.settings = settings;
        this.clock = clock;
        intake = new Intake(Tier.FINE.step(settings), clock.millis());
        tapes = Stream.of(Tier.values()).map(tier -> new Tape(tier, settings)).toList();
        reader = new HistoryReader(file, settings);
        board = new Board(begin);
        for (Car car : begin.cars()) {
            fleet.put(car.id(), new Known(car, begin.updates().get(car.id())));
        }
        thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("pitwall-fleet-history").daemon().factory());
    }

    /// Begins to write.
    public void start() {
        Future<?> unused = thread.scheduleWithFixedDelay(this::tick, TICK, TICK, TimeUnit.MILLISECONDS);
    }

    public HistoryReader reader() {
        return reader;
    }

    /// Bytes on disk, about; looked up every ten minutes.
    public long bytes() {
        return bytes;
    }

    /// True while the disk takes nothing.
    public boolean isFailing() {
        return failing;
    }

    @Override
    public void onBatch(LoggedBatch batch) {
        intake.take(batch);
    }

    private void tick() {
        try {
            writeOver();
            tidy(clock.millis());
        } catch (JdbiException e) {
            failed(e);
        } catch (RuntimeException e) {
            tapes.forEach(Tape::breakOff);
            LOG.error("How the fleet was could not be kept", e);
        }
    }

    /// Writes the steps that are over. Not while it is started.
    public void writeOver() {
        write(intake.over(clock.millis() - GRACE));
    }

    private void write(List<Intake.Step> steps) {
        List<Row> begun = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        steps.forEach(step -> rows.addAll(follow(step, begun)));
        if (!rows.isEmpty()) {
            save(begun, rows, last);
            recovered();
        }
    }

    /// A time that came twice, because the clock was set back, is told as it was the last time.
    ///
    /// @param begun those that go on from nothing
    /// @param upTo the second that was come to, also where no step of a tier ends with it
    private void save(List<Row> begun, List<Row> rows, long upTo) {
        file.write(sql -> {
            FleetHistoryRows table = new FleetHistoryRows(sql);
            begun.forEach(row -> table.cut(row.tier(), row.at()));
            rows.forEach(row -> table.makeRoom(row.tier(), row.at(), row.upTo()));
            tapes.forEach(tape -> table.makeRoom(tape.tier().ordinal(), tape.writing(), upTo));
            table.save(rows);
        });
    }

    /// Before what changed in the step, tiers tell what ended before it.
    ///
    /// @param begun takes the whole pictures that go on from nothing
    private List<Row> follow(Intake.Step step, List<Row> begun) {
        if (last != Long.MIN_VALUE && step.end() - last > GAP) {
            tapes.forEach(Tape::breakOff);
        }
        last = step.end();
        List<Row> rows = new ArrayList<>();
        tapes.forEach(tape -> rows.addAll(tape.until(step.end() - 1, fleet, board)));
        step.changed()
                .cars()
                .forEach((id, known) -> known.ifPresentOrElse(now -> fleet.put(id, now), () -> fleet.remove(id)));
        board.follow(step.changed());
        for (Tape tape : tapes) {
            tape.touch(step.changed());
            boolean broken = tape.isBroken();
            List<Row> told = broken ? tape.begin(step.end(), fleet, board) : tape.until(step.end(), fleet, board);
            begun.addAll(broken ? told : List.of());
            rows.addAll(told);
        }
        return rows;
    }

    private void failed(JdbiException e) {
        tapes.forEach(Tape::breakOff);
        if (!failing) {
            LOG.error("The database refuses how the fleet was; there will be a gap", e);
        }
        failing = true;
    }

    private void recovered() {
        if (failing) {
            LOG.info("The database takes how the fleet was again");
        }
        failing = false;
    }

    private void tidy(long now) {
        if (tidyAt == Long.MIN_VALUE || now - tidyAt >= TIDY) {
            tidyNow();
            tidyAt = now;
        }
    }

    /// Forgets what was kept long enough, and beyond the room there is the oldest, the finest first. A piece that is
    /// written stays. Not while it is started.
    void tidyNow() {
        long now = clock.millis() / SECOND;
        Map<Tier, List<Piece>> kept = new HashMap<>();
        List<Piece> gone = new ArrayList<>();
        long sum = 0;
        for (Tape tape : tapes) {
            Tier tier = tape.tier();
            long until = now - tier.kept(settings).toSeconds();
            List<Piece> left = new ArrayList<>();
            for (Piece piece : file.read(sql -> new FleetHistoryRows(sql).pieces(tier.ordinal()))) {
                boolean over = piece.upTo() < until && piece.at() < tape.writing();
                (over ? gone : left).add(piece);
                sum += over ? 0 : piece.bytes();
            }
            left.removeIf(piece -> piece.at() >= tape.writing());
            kept.put(tier, left);
        }
        for (Tier tier : Tier.values()) {
            for (Piece piece : kept.getOrDefault(tier, List.of())) {
                if (sum > settings.maxBytes()) {
                    gone.add(piece);
                    sum -= piece.bytes();
                }
            }
        }
        bytes = sum;
        file.write(sql -> gone.forEach(new FleetHistoryRows(sql)::forget));
    }

    /// Writes what waits and lets go of the disk.
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (thread.awaitTermination(10, TimeUnit.SECONDS)) {
                long second = Math.ceilDiv(clock.millis(), SECOND);
                write(intake.everything(second));
                save(
                        List.of(),
                        tapes.stream()
                                .flatMap(tape -> tape.to(second, fleet, board).stream())
                                .toList(),
                        second);
            } else {
                LOG.warn("How the fleet was is still being written; what waits is lost");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (JdbiException e) {
            LOG.warn("How the fleet was last is lost", e);
        }
        file.close();
    }
}
