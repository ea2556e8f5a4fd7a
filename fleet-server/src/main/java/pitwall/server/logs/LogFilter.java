package pitwall.server.logs;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.LogLevel;
import pitwall.fleet.Precision;
import pitwall.protocol.rest.LogLine;

/// Which lines somebody wants to see, among those that they may see. What is looked for is looked for in the line as
/// they see it, so that nobody finds out by searching what they may not read.
///
/// @param cars absent for every car
/// @param least the least severe level
/// @param from first moment of arrival; absent for the beginning
/// @param to moment of arrival that is too late; absent for now
/// @param sources the parts of cars that speak; empty for all
/// @param text absent where any text will do
/// @param pattern absent where any text will do
/// @param fields values that fields must have
/// @param precision how exactly the reader may know positions in lines
public record LogFilter(
        @Nullable Set<CarId> cars,
        LogLevel least,
        @Nullable Instant from,
        @Nullable Instant to,
        Set<String> sources,
        @Nullable TextMatch text,
        @Nullable LinearPattern pattern,
        Map<String, String> fields,
        PlaceText places,
        Precision precision) {
    public LogFilter {
        cars = cars == null ? null : Set.copyOf(cars);
        sources = Set.copyOf(sources);
        fields = Map.copyOf(fields);
    }

    /// The line as this reader sees it.
    public LogLine seen(LogLine line) {
        return places.told(line, precision);
    }

    /// Whether a line is wanted.
    ///
    /// @param seen as [#seen] returned it
    public boolean matches(LogLine seen) {
        CarId car = seen.car();
        return (cars == null || car != null && cars.contains(car)) && isInTime(seen.at()) && speaks(seen);
    }

    private boolean isInTime(Instant at) {
        return (from == null || !at.isBefore(from)) && (to == null || at.isBefore(to));
    }

    /// Whether what the line says is wanted, whoever says it and when.
    public boolean speaks(LogLine seen) {
        return seen.level().compareTo(least) <= 0
                && (sources.isEmpty() || sources.contains(seen.source()))
                && holdsFields(seen)
                && (text == null || text.matches(seen))
                && (pattern == null || pattern.matches(seen));
    }

    private boolean holdsFields(LogLine seen) {
        for (Map.Entry<String, String> field : fields.entrySet()) {
            if (!field.getValue().equals(seen.fields().get(field.getKey()))) {
                return false;
            }
        }
        return true;
    }

    /// True if the text of lines does not matter.
    boolean isBare() {
        return text == null && pattern == null && fields.isEmpty();
    }
}
