package pitwall.views.cars.detail.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.rest.CarTelemetry;
import pitwall.protocol.rest.CarTelemetry.Series;
import pitwall.protocol.rest.CarTelemetry.Threshold;
import pitwall.views.cars.detail.telemetry.Plot.Curve;
import pitwall.views.cars.detail.telemetry.Plot.Gap;
import pitwall.views.cars.detail.telemetry.Plot.Point;
import pitwall.views.cars.detail.telemetry.TelemetryTrack.Sample;

/// Joins what the server remembers of a car with what was heard since. Where neither knows anything there is a gap:
/// nothing is drawn across it. Pure.
final class Plotting {
    private final @Nullable CarTelemetry history;
    private final List<Sample> since;
    private final Instant from;
    private final Instant to;

    /// @param history absent where the server was not heard yet
    /// @param live what was heard here, in its order
    private Plotting(@Nullable CarTelemetry history, List<Sample> live, Instant from, Instant to) {
        this.history = history;
        this.from = from;
        this.to = to;
        Instant known = history == null ? Instant.MIN : history.to();
        this.since = live.stream().filter(sample -> sample.at().isAfter(known)).toList();
    }

    static Plot of(@Nullable CarTelemetry history, List<Sample> live, Instant from, Instant to) {
        return new Plotting(history, live, from, to).plot();
    }

    private Plot plot() {
        List<Gap> gaps = gaps();
        Instant stale = null;
        if (!gaps.isEmpty() && !gaps.getLast().to().isBefore(to)) {
            stale = gaps.removeLast().from();
        }
        Duration step = Duration.ofSeconds(history == null ? TelemetryTrack.STEP.toSeconds() : history.stepSeconds());
        List<Curve> curves = new ArrayList<>();
        for (Figure figure : Figure.values()) {
            curves.add(new Curve(figure, points(figure, step), thresholds(figure)));
        }
        return new Plot(from, to, gaps, stale, step, curves);
    }

    private List<Point> points(Figure figure, Duration step) {
        List<Point> points = new ArrayList<>();
        if (history != null) {
            for (Series series : history.series()) {
                if (series.metric().equals(figure.metric().id())) {
                    addAll(points, series, history, step);
                }
            }
        }
        for (Sample sample : since) {
            double value = figure.of(sample.vitals());
            if (!Double.isNaN(value) && !sample.at().isBefore(from)) {
                points.add(new Point(sample.at(), value, value));
            }
        }
        return points;
    }

    /// A step stands in its middle.
    private void addAll(List<Point> points, Series series, CarTelemetry answer, Duration step) {
        for (int i = 0; i < series.least().size(); i++) {
            Integer least = series.least().get(i);
            Integer most = series.most().get(i);
            Instant middle = answer.from().plus(step.multipliedBy(i)).plus(step.dividedBy(2));
            Instant at = middle.isAfter(answer.to()) ? answer.to() : middle;
            if (least != null && most != null && !at.isBefore(from)) {
                points.add(new Point(at, least, most));
            }
        }
    }

    private List<Threshold> thresholds(Figure figure) {
        return history == null
                ? List.of()
                : history.thresholds().stream()
                        .filter(each -> each.metric().equals(figure.metric().id()))
                        .toList();
    }

    private List<Gap> gaps() {
        List<Gap> gaps = new ArrayList<>();
        Instant heard = from;
        if (history != null) {
            for (CarTelemetry.Gap gap : history.gaps()) {
                if (gap.to().isBefore(history.to())) {
                    add(gaps, gap.from(), gap.to());
                    heard = gap.to();
                } else {
                    heard = gap.from();
                }
            }
            boolean open =
                    !history.gaps().isEmpty() && !history.gaps().getLast().to().isBefore(history.to());
            // The last report before the answer was at most so long ago, and the next may take as long again.
            heard = open ? heard : history.to().plus(TelemetryTrack.HOLDS);
        }
        for (Sample sample : since) {
            add(gaps, heard, sample.at());
            Instant until = sample.at().plus(TelemetryTrack.HOLDS);
            heard = until.isAfter(heard) ? until : heard;
        }
        if (heard.isBefore(to)) {
            add(gaps, heard, to);
        }
        return gaps;
    }

    private void add(List<Gap> gaps, Instant begin, Instant end) {
        Instant first = begin.isBefore(from) ? from : begin;
        if (first.isBefore(end)) {
            gaps.add(new Gap(first, end));
        }
    }
}
