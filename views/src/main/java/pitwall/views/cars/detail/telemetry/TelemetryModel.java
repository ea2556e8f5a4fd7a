package pitwall.views.cars.detail.telemetry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import pitwall.fleet.Vitals;
import pitwall.views.cars.detail.telemetry.TelemetryTrack.Sample;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;
import pitwall.views.kit.WordTable.Row;

/// The figures of one car over time, in words and lines. FX thread; needs no toolkit.
public final class TelemetryModel {
    private final Strings strings;
    private final Formats formats;
    private final TelemetryTrack track = new TelemetryTrack();
    private final ReadOnlyObjectWrapper<List<Line>> lines = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<String> span = new ReadOnlyObjectWrapper<>("");

    /// A figure as a line.
    ///
    /// @param now the newest value; a dash where that is older than values count as fresh
    /// @param range the lowest and the highest of all that is shown; empty where there is none
    /// @param values as in [TelemetryTrack#line]
    record Line(Figure figure, String name, String now, String range, double[] values) {}

    public TelemetryModel(Strings strings) {
        this.strings = strings;
        this.formats = strings.formats();
    }

    /// Takes what the car says now, and lets gaps grow.
    ///
    /// @param now server time
    public void look(Vitals vitals, Instant now) {
        boolean more = track.add(vitals);
        boolean grown = lines.get().isEmpty() || lines.get().getFirst().values().length != track.steps(now);
        if (more || grown) {
            write(now);
        }
    }

    private void write(Instant now) {
        List<Line> next = new ArrayList<>();
        for (Figure figure : Figure.values()) {
            next.add(line(figure, track.line(figure, now)));
        }
        span.set(track.oldest()
                .map(first -> strings.get("car.telemetry.span", formats.utc(first.at()), formats.utc(now)))
                .orElse(""));
        lines.set(List.copyOf(next));
    }

    private Line line(Figure figure, double[] values) {
        double newest = values.length == 0 ? Double.NaN : values[values.length - 1];
        double lowest = Arrays.stream(values).filter(Double::isFinite).min().orElse(Double.NaN);
        double highest = Arrays.stream(values).filter(Double::isFinite).max().orElse(Double.NaN);
        return new Line(
                figure,
                strings.get(figure.nameKey()),
                figure.text(newest, formats),
                Double.isNaN(lowest)
                        ? ""
                        : strings.get(
                                "car.telemetry.range", figure.text(lowest, formats), figure.text(highest, formats)),
                values);
    }

    /// The same as a table: the last values of every minute, the newest first.
    List<Row> rows() {
        return track.minutes().stream().map(this::row).toList();
    }

    private Row row(Sample sample) {
        List<String> cells = new ArrayList<>();
        cells.add(formats.utc(sample.at()));
        for (Figure figure : Figure.values()) {
            cells.add(figure.text(figure.of(sample.vitals()), formats));
        }
        return new Row(sample.at().toString(), cells);
    }

    /// Where a moment lies between the first value and the last step, 0 to 1; outside of that where it lies outside.
    double place(Instant at, Instant now) {
        Instant from = track.oldest().map(Sample::at).orElse(now);
        double all = Math.max(1, now.toEpochMilli() - from.toEpochMilli());
        return (at.toEpochMilli() - from.toEpochMilli()) / all;
    }

    ReadOnlyObjectProperty<List<Line>> linesProperty() {
        return lines.getReadOnlyProperty();
    }

    /// From when to when; empty while nothing was heard.
    ReadOnlyObjectProperty<String> spanProperty() {
        return span.getReadOnlyProperty();
    }
}
