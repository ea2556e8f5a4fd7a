package pitwall.views.cars.detail.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.rest.CarTelemetry.Threshold;

/// What curves are drawn from: one stretch of time for all figures.
///
/// @param gaps when nothing was heard, in their order
/// @param staleFrom since when nothing newer is known; absent where the newest values are fresh
/// @param step the time that a point stands for, about
record Plot(
        Instant from, Instant to, List<Gap> gaps, @Nullable Instant staleFrom, Duration step, List<Curve> curves) {
    Plot {
        gaps = List.copyOf(gaps);
        curves = List.copyOf(curves);
    }

    /// Nothing was heard.
    record Gap(Instant from, Instant to) {}

    /// What a figure was at a time; both are the same for a single report.
    record Point(Instant at, double least, double most) {}

    /// @param points in their order
    record Curve(Figure figure, List<Point> points, List<Threshold> thresholds) {
        Curve {
            points = List.copyOf(points);
            thresholds = List.copyOf(thresholds);
        }

        double lowest() {
            return points.stream().mapToDouble(Point::least).min().orElse(Double.NaN);
        }

        double highest() {
            return points.stream().mapToDouble(Point::most).max().orElse(Double.NaN);
        }
    }

    /// Where a moment lies, 0 at the left end and 1 at the right one; outside of that where it lies outside.
    double place(Instant at) {
        double all = Math.max(1, to.toEpochMilli() - from.toEpochMilli());
        return (at.toEpochMilli() - from.toEpochMilli()) / all;
    }

    /// The moment at a place.
    Instant at(double place) {
        return from.plusMillis(Math.round(place * (to.toEpochMilli() - from.toEpochMilli())));
    }

    Curve curve(Figure figure) {
        return curves.get(figure.ordinal());
    }

    /// What a figure was at a moment; empty where nothing near was heard.
    Optional<Point> near(Figure figure, Instant at) {
        if (isSilent(at)) {
            return Optional.empty();
        }
        Point nearest = null;
        Duration distance = step.compareTo(TelemetryTrack.HOLDS) < 0 ? TelemetryTrack.HOLDS : step;
        for (Point point : curve(figure).points()) {
            Duration away = Duration.between(point.at(), at).abs();
            if (away.compareTo(distance) <= 0) {
                nearest = point;
                distance = away;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /// Whether a moment lies where nothing was heard.
    boolean isSilent(Instant at) {
        return gaps.stream().anyMatch(gap -> !at.isBefore(gap.from()) && at.isBefore(gap.to()))
                || staleFrom != null && at.isAfter(staleFrom);
    }
}
