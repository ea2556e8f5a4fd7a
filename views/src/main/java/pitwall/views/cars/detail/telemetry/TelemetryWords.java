package pitwall.views.cars.detail.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.rest.CarTelemetry.Side;
import pitwall.protocol.rest.CarTelemetry.Source;
import pitwall.protocol.rest.CarTelemetry.Threshold;
import pitwall.protocol.rest.TimelineEntry;
import pitwall.views.cars.detail.telemetry.Plot.Curve;
import pitwall.views.cars.detail.telemetry.Plot.Gap;
import pitwall.views.cars.detail.telemetry.Plot.Point;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;
import pitwall.views.kit.WordTable.Row;

/// Says what curves show. Knows no toolkit.
final class TelemetryWords {
    private static final Duration DATED = Duration.ofHours(20);
    private static final Duration DAYS = Duration.ofDays(2);
    private static final Duration ROW = Duration.ofMinutes(1);

    private final Strings strings;
    private final Formats formats;

    TelemetryWords(Strings strings) {
        this.strings = strings;
        this.formats = strings.formats();
    }

    String name(Figure figure) {
        return strings.get(figure.nameKey());
    }

    /// With its unit, for the head of a column.
    String column(Figure figure) {
        return strings.get("car.telemetry.column", name(figure), figure.metric().unit());
    }

    /// The newest value; a dash where that is stale.
    String now(Plot plot, Figure figure) {
        List<Point> points = plot.curve(figure).points();
        return points.isEmpty() || plot.staleFrom() != null
                ? Formats.UNKNOWN
                : figure.text(points.getLast().most(), formats);
    }

    /// What was heard near a moment; a dash where nothing was.
    String at(Plot plot, Figure figure, Instant at) {
        return plot.near(figure, at).map(point -> value(figure, point)).orElse(Formats.UNKNOWN);
    }

    private String value(Figure figure, Point point) {
        return point.least() == point.most()
                ? figure.text(point.most(), formats)
                : strings.get(
                        "car.telemetry.range", figure.text(point.least(), formats), figure.text(point.most(), formats));
    }

    /// The lowest and the highest of all that is shown; empty where there is nothing.
    String range(Curve curve) {
        return curve.points().isEmpty()
                ? ""
                : value(curve.figure(), new Point(Instant.EPOCH, curve.lowest(), curve.highest()));
    }

    String axis(Figure figure, double value) {
        return figure.text(value, formats);
    }

    /// What a threshold is.
    String threshold(Figure figure, Threshold threshold) {
        String value = figure.text(threshold.value(), formats);
        return threshold.source() == Source.SAFETY_POLICY
                ? strings.get("car.telemetry.threshold.policy", value)
                : strings.get("car.telemetry.threshold." + threshold.side(), value);
    }

    /// From when to when, how fine, and how often nothing was heard.
    String span(Plot plot) {
        String whole =
                strings.get("car.telemetry.span", moment(plot, plot.from()), moment(plot, plot.to()), fineness(plot));
        int gaps = plot.gaps().size() + (plot.staleFrom() == null ? 0 : 1);
        return gaps == 0 ? whole : whole + " " + strings.plural("car.telemetry.gaps", gaps);
    }

    /// What the cursor reads.
    String cursor(Plot plot, Instant at) {
        return plot.isSilent(at)
                ? strings.get("car.telemetry.cursor.silent", moment(plot, at))
                : strings.get("car.telemetry.cursor", moment(plot, at));
    }

    /// What the timeline points at, and whether it lies within what is shown.
    String event(Plot plot, TimelineEntry entry) {
        String what = strings.find("car.timeline.kind." + entry.kind()).orElse(entry.kind());
        double place = plot.place(entry.at());
        String key = place < 0 || place > 1 ? "car.telemetry.event.outside" : "car.telemetry.event";
        return strings.get(key, formats.date(entry.at()), formats.utc(entry.at()), what);
    }

    /// A time below the curves: the day where more than two of them are shown.
    String tick(Plot plot, Instant at) {
        return Duration.between(plot.from(), plot.to()).compareTo(DAYS) > 0 ? formats.date(at) : formats.utc(at);
    }

    private String fineness(Plot plot) {
        return formats.age(plot.step());
    }

    /// With the date where more than a day is shown.
    String moment(Plot plot, Instant at) {
        return Duration.between(plot.from(), plot.to()).compareTo(DATED) > 0
                ? strings.get("car.telemetry.dated", formats.date(at), formats.utc(at))
                : formats.utc(at);
    }

    /// A curve for whoever hears it.
    String spoken(Plot plot, Curve curve) {
        if (curve.points().isEmpty()) {
            return strings.get("car.telemetry.spoken.none", name(curve.figure()));
        }
        return strings.get(
                "car.telemetry.spoken",
                name(curve.figure()),
                now(plot, curve.figure()),
                range(curve),
                crossings(curve));
    }

    private String crossings(Curve curve) {
        for (Threshold threshold : curve.thresholds()) {
            boolean beyond = threshold.side() == Side.BELOW
                    ? curve.lowest() < threshold.value()
                    : curve.highest() > threshold.value();
            if (beyond) {
                return strings.get("car.telemetry.spoken.beyond", threshold(curve.figure(), threshold));
            }
        }
        return strings.get("car.telemetry.spoken.within");
    }

    /// Every step that something was said in, and the gaps, the newest first.
    List<Row> rows(Plot plot) {
        TreeMap<Instant, Row> rows = new TreeMap<>(Comparator.reverseOrder());
        long width = Math.max(ROW.toMillis(), plot.step().toMillis());
        Map<Long, @Nullable Point[]> steps = new TreeMap<>();
        for (Curve curve : plot.curves()) {
            for (Point point : curve.points()) {
                @Nullable
                Point[] step = steps.computeIfAbsent(
                        Math.floorDiv(point.at().toEpochMilli(), width),
                        _ -> new @Nullable Point[Figure.values().length]);
                Point before = step[curve.figure().ordinal()];
                step[curve.figure().ordinal()] = before == null
                        ? point
                        : new Point(
                                before.at(),
                                Math.min(before.least(), point.least()),
                                Math.max(before.most(), point.most()));
            }
        }
        steps.forEach((step, points) -> {
            Instant at = Instant.ofEpochMilli(step * width);
            rows.put(at, row(plot, at, points));
        });
        plot.gaps().forEach(gap -> rows.put(gap.from(), row(plot, gap)));
        if (plot.staleFrom() != null) {
            rows.put(plot.staleFrom(), row(plot, new Gap(plot.staleFrom(), plot.to())));
        }
        return List.copyOf(rows.values());
    }

    /// Without its unit, which the head of the column says.
    private String bare(Point point) {
        String most = formats.number(point.most(), 0);
        return point.least() == point.most()
                ? most
                : strings.get("car.telemetry.range", formats.number(point.least(), 0), most);
    }

    private Row row(Plot plot, Instant at, @Nullable Point[] points) {
        List<String> cells = new ArrayList<>();
        cells.add(moment(plot, at));
        for (Figure figure : Figure.values()) {
            Point point = points[figure.ordinal()];
            cells.add(point == null ? Formats.UNKNOWN : bare(point));
        }
        return new Row(at.toString(), cells);
    }

    private Row row(Plot plot, Gap gap) {
        List<String> cells = new ArrayList<>();
        cells.add(strings.get(
                "car.telemetry.gap", moment(plot, gap.from()), formats.age(Duration.between(gap.from(), gap.to()))));
        for (int i = 0; i < Figure.values().length; i++) {
            cells.add("");
        }
        return new Row("gap " + gap.from(), cells);
    }
}
