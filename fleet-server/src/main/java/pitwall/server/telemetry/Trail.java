package pitwall.server.telemetry;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import pitwall.fleet.CarId;
import pitwall.fleet.Precision;
import pitwall.protocol.rest.CarTrack;

/// Makes of what is known of a car's way what a reader is told: no more points than asked for, gaps as gaps, and for
/// those who may not see exact positions only hundredths of a degree and whole minutes, or nothing. Pure; for one
/// question.
///
/// @param points the most
/// @param precision how exactly the reader may know
public record Trail(Instant from, Instant to, int points, Precision precision) {
    /// @param known oldest first
    public CarTrack of(CarId car, List<TrackPoint> known) {
        if (precision == Precision.REGION) {
            return new CarTrack(car, from, to, precision, List.of());
        }
        List<CarTrack.Point> told = new ArrayList<>();
        TrackPoint before = null;
        for (TrackPoint point : known) {
            boolean gap = before != null && point.millis() - before.millis() > Track.SILENCE;
            add(told, precision == Precision.EXACT ? exactly(point, gap) : coarsely(point, gap));
            before = point;
        }
        return new CarTrack(car, from, to, precision, thinned(told));
    }

    /// A place that is told coarsely is told once, however long the car went about in it.
    private static void add(List<CarTrack.Point> told, CarTrack.Point next) {
        boolean same = !told.isEmpty()
                && !next.gap()
                && next.heading() == null
                && told.getLast().latitude() == next.latitude()
                && told.getLast().longitude() == next.longitude();
        if (!same) {
            told.add(next);
        }
    }

    private static CarTrack.Point exactly(TrackPoint point, boolean gap) {
        return new CarTrack.Point(point.at(), point.latitude(), point.longitude(), point.heading(), gap);
    }

    private static CarTrack.Point coarsely(TrackPoint point, boolean gap) {
        return new CarTrack.Point(
                point.at().truncatedTo(ChronoUnit.MINUTES),
                Math.round(point.latitude() * 100) / 100.0,
                Math.round(point.longitude() * 100) / 100.0,
                null,
                gap);
    }

    /// Every n-th, and always the ends and both sides of a gap.
    private List<CarTrack.Point> thinned(List<CarTrack.Point> told) {
        if (told.size() <= points) {
            return told;
        }
        int step = Math.ceilDiv(told.size(), Math.max(1, points / 2));
        List<CarTrack.Point> rest = new ArrayList<>();
        for (int i = 0; i < told.size(); i++) {
            boolean edge = i == 0
                    || i == told.size() - 1
                    || told.get(i).gap()
                    || told.get(i + 1).gap();
            if (edge || i % step == 0) {
                rest.add(told.get(i));
            }
        }
        return rest.size() <= points ? rest : rest.subList(rest.size() - points, rest.size());
    }
}
