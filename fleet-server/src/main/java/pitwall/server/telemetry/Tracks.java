package pitwall.server.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.fleet.CarId;
import pitwall.protocol.CarFrame;
import pitwall.server.storage.SideFile;
import pitwall.server.storage.TelemetryRows;
import pitwall.server.storage.TelemetryRows.Row;

/// Where cars were, for [#KEPT] and no longer: a trail of movements is about people. Taking a report touches memory
/// only; the thread `pitwall-telemetry` writes what waited for ten minutes, in groups, and makes one block an hour of
/// it. Stored beside the other figures as a tier of its own. Taking and [#of] are thread-safe, the rest belongs to that
/// thread.
public final class Tracks {
    /// How long tracks are kept while there is room.
    public static final Duration KEPT = Duration.ofDays(7);

    private static final Logger LOG = LoggerFactory.getLogger(Tracks.class);

    /// Behind the tiers of [Tier].
    private static final int TIER = 3;

    private static final int GROUP = 500;
    private static final long WAIT = Duration.ofMinutes(10).toMillis();
    private static final long HOUR = Duration.ofHours(1).toMillis();

    private final SideFile file;
    private final Retention retention;
    private final Map<CarId, Track> cars = new ConcurrentHashMap<>();
    private long blocks;

    Tracks(SideFile file, Retention retention, long firstBlock) {
        this.file = file;
        this.retention = retention;
        this.blocks = firstBlock;
    }

    /// A car reported its state; says nothing where it does not say where it is.
    void take(CarId car, Instant claimed, Instant received, CarFrame.Readings readings) {
        Double latitude = readings.latitude();
        Double longitude = readings.longitude();
        if (latitude != null && longitude != null && isOnEarth(latitude, longitude)) {
            Integer heading = readings.headingDegrees();
            cars.computeIfAbsent(car, _ -> new Track())
                    .add(
                            claimed.toEpochMilli(),
                            received.toEpochMilli(),
                            latitude,
                            longitude,
                            heading == null ? 0 : Math.floorMod(heading, 360));
        }
    }

    private static boolean isOnEarth(double latitude, double longitude) {
        return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
    }

    void forget(CarId car) {
        cars.remove(car);
    }

    /// Where a car was from `from` until before `to`, oldest first. There is no point while it was not heard.
    public List<TrackPoint> of(CarId car, Instant from, Instant to) {
        long first = from.toEpochMilli();
        long last = to.toEpochMilli();
        TreeMap<Long, TrackPoint> points = new TreeMap<>();
        // Memory before disk: what moves on in between is seen twice, never not at all.
        Track waiting = cars.get(car);
        if (waiting != null) {
            waiting.waiting().forEach(point -> points.put(point.millis(), point));
        }
        // A block holds an hour at most, but for one that waited.
        file.read(sql -> new TelemetryRows(sql).of(car, TIER, first - 2 * HOUR, last))
                .forEach(row -> read(row).forEach(point -> points.put(point.millis(), point)));
        return List.copyOf(points.subMap(first, last).values());
    }

    private static List<TrackPoint> read(Row row) {
        try {
            return TrackBlock.read(row.body());
        } catch (DamagedBlockException e) {
            LOG.warn("The track of {} at {} cannot be read and is left out", row.car(), row.at(), e);
            return List.of();
        }
    }

    /// Writes what waits since before `now` by ten minutes, or all.
    ///
    /// @param full whether there is no room: then it is forgotten
    void flush(long now, boolean all, boolean full) {
        List<CarId> due = new ArrayList<>();
        cars.forEach((car, track) -> {
            // Spread, so that a fleet that came at once is not written at once.
            if (track.isDue(all ? Long.MAX_VALUE : now - WAIT + WAIT * (car.hashCode() & 31) / 64)) {
                due.add(car);
            }
        });
        for (int i = 0; i < due.size(); i += GROUP) {
            write(due.subList(i, Math.min(due.size(), i + GROUP)), full);
        }
    }

    private void write(List<CarId> group, boolean full) {
        Map<Track, List<TrackPoint>> written = new HashMap<>();
        List<Row> rows = new ArrayList<>();
        for (CarId car : group) {
            Track track = cars.get(car);
            List<TrackPoint> points = track == null ? List.of() : track.waiting();
            if (track != null && !points.isEmpty()) {
                written.put(track, points);
                rows.add(new Row(car, TIER, points.getFirst().millis(), blocks++, TrackBlock.write(points)));
            }
        }
        if (!full) {
            file.write(sql -> new TelemetryRows(sql).save(rows));
        }
        written.forEach(Track::written);
    }

    /// Forgets what was kept long enough, and puts the blocks of hours that are over together.
    void visit(Handle sql, CarId car, long now) {
        TelemetryRows rows = new TelemetryRows(sql);
        rows.forget(car, TIER, now - retention.scaled(KEPT));
        long end = Math.floorDiv(now - 2 * HOUR, HOUR) * HOUR;
        Map<Long, List<Row>> hours = new TreeMap<>();
        for (Row row : rows.of(car, TIER, Long.MIN_VALUE, end)) {
            hours.computeIfAbsent(Math.floorDiv(row.at(), HOUR), _ -> new ArrayList<>())
                    .add(row);
        }
        hours.forEach((hour, some) -> {
            if (some.size() > 1) {
                TreeMap<Long, TrackPoint> points = new TreeMap<>();
                some.forEach(row -> read(row).forEach(point -> points.put(point.millis(), point)));
                rows.forget(car, TIER, hour * HOUR, (hour + 1) * HOUR);
                if (!points.isEmpty()) {
                    byte[] body = TrackBlock.write(List.copyOf(points.values()));
                    rows.save(List.of(new Row(car, TIER, some.getFirst().at(), blocks++, body)));
                }
            }
        });
    }
}
