package pitwall.client;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.LogLevel;

/// Which log lines somebody wants to see; all conditions must hold.
///
/// @param origin whose lines; those of the server know no cars
/// @param query cars by a `CarQuery` text; absent for all
/// @param cars empty for all
/// @param least the least severe level
/// @param from first moment of arrival at the server; a tail does not mind
/// @param to the first moment that is too late; a tail does not mind
/// @param sources parts of cars that speak; empty for all
/// @param text occurs in the message, the source or a field, whatever the case; absent for any
/// @param regex in the syntax of RE2; absent for any
/// @param fields values that fields must have
public record LogWish(
        Origin origin,
        @Nullable String query,
        Set<CarId> cars,
        LogLevel least,
        @Nullable Instant from,
        @Nullable Instant to,
        Set<String> sources,
        @Nullable String text,
        @Nullable String regex,
        Map<String, String> fields) {
    /// Who wrote lines.
    public enum Origin {
        CARS,
        /// The server itself, in its own log.
        SERVER
    }

    /// Every line of every car.
    public static final LogWish EVERYTHING =
            new LogWish(null, Set.of(), LogLevel.DEBUG, null, null, Set.of(), null, null, Map.of());

    public LogWish {
        cars = Set.copyOf(cars);
        sources = Set.copyOf(sources);
        fields = Map.copyOf(fields);
    }

    /// Lines of cars.
    public LogWish(
            @Nullable String query,
            Set<CarId> cars,
            LogLevel least,
            @Nullable Instant from,
            @Nullable Instant to,
            Set<String> sources,
            @Nullable String text,
            @Nullable String regex,
            Map<String, String> fields) {
        this(Origin.CARS, query, cars, least, from, to, sources, text, regex, fields);
    }

    /// Whether it asks for the server's own log.
    public boolean isOfServer() {
        return origin == Origin.SERVER;
    }

    /// The same from another level on.
    public LogWish atLeast(LogLevel level) {
        return new LogWish(origin, query, cars, level, from, to, sources, text, regex, fields);
    }

    /// The same in another span of time.
    public LogWish between(@Nullable Instant first, @Nullable Instant last) {
        return new LogWish(origin, query, cars, least, first, last, sources, text, regex, fields);
    }

    /// The query with the named cars in it; absent for all.
    @Nullable
    String wholeQuery() {
        if (cars.isEmpty()) {
            return query;
        }
        String ids = "id:" + cars.stream().map(CarId::value).sorted().collect(Collectors.joining(","));
        return query == null || query.isBlank() ? ids : query + " " + ids;
    }
}
