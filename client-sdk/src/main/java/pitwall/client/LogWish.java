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
        @Nullable String query,
        Set<CarId> cars,
        LogLevel least,
        @Nullable Instant from,
        @Nullable Instant to,
        Set<String> sources,
        @Nullable String text,
        @Nullable String regex,
        Map<String, String> fields) {
    /// Every line.
    public static final LogWish EVERYTHING =
            new LogWish(null, Set.of(), LogLevel.DEBUG, null, null, Set.of(), null, null, Map.of());

    public LogWish {
        cars = Set.copyOf(cars);
        sources = Set.copyOf(sources);
        fields = Map.copyOf(fields);
    }

    /// The same in another span of time.
    public LogWish between(@Nullable Instant first, @Nullable Instant last) {
        return new LogWish(query, cars, least, first, last, sources, text, regex, fields);
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
