package pitwall.views.logs.lines;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import pitwall.fleet.CarId;
import pitwall.protocol.rest.LogLine;

/// The lines that a [LineStore] held at a time. Any thread.
public final class LineView {
    private final List<LinePart> parts;
    private final List<CarId> cars;
    private final List<String> sources;

    LineView(List<LinePart> parts, List<CarId> cars, List<String> sources) {
        this.parts = parts;
        this.cars = cars;
        this.sources = sources;
    }

    List<LinePart> parts() {
        return parts;
    }

    List<CarId> cars() {
        return cars;
    }

    List<String> sources() {
        return sources;
    }

    public int size() {
        return parts.stream().mapToInt(LinePart::size).sum();
    }

    /// A line of it.
    public LogLine line(int number) {
        int low = 0;
        int high = parts.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (parts.get(middle).first() <= number) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        LinePart part = parts.get(low);
        int i = number - part.first();
        return new LogLine(
                part.ids()[i],
                part.cars()[i] == LinePart.NOBODY ? null : cars.get(part.cars()[i]),
                Instant.ofEpochMilli(part.ats()[i]),
                Instant.ofEpochMilli(part.claims()[i]),
                part.boots()[i],
                part.sequences()[i],
                LinePart.LEVELS[part.levels()[i]],
                sources.get(part.source(i)),
                LineText.message(part.text(), part.begin(i), part.ends()[i]),
                LineText.fields(part.text(), part.begin(i), part.ends()[i]));
    }

    /// The number behind the last line.
    public int end() {
        return parts.isEmpty()
                ? LineStore.FIRST
                : parts.getLast().first() + parts.getLast().size();
    }

    /// The same without the blocks that begin at a line or behind it.
    public LineView before(int number) {
        List<LinePart> earlier = new ArrayList<>();
        for (LinePart part : parts) {
            if (part.first() < number) {
                earlier.add(part);
            }
        }
        return new LineView(earlier, cars, sources);
    }
}
