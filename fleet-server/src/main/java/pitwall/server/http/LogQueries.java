package pitwall.server.http;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.FreshnessPolicy;
import pitwall.fleet.LogLevel;
import pitwall.fleet.query.CarQuery;
import pitwall.fleet.query.QueryContext;
import pitwall.fleet.query.QueryParse;
import pitwall.protocol.rest.Problem.FieldError;
import pitwall.server.live.Cut;
import pitwall.server.live.LivePicture;
import pitwall.server.logs.LinearPattern;
import pitwall.server.logs.LogFilter;
import pitwall.server.logs.PlaceText;
import pitwall.server.logs.TextMatch;
import pitwall.server.stream.Coarse;

/// Reads which log lines a request asks for, within what its caller may see.
final class LogQueries {
    private static final Set<String> PARAMETERS = Set.of("level", "from", "to", "source", "text", "regex", "field");
    private static final int MOST_CARS = 1_000;
    private static final int MOST_FIELDS = 8;
    private static final int LONGEST_TEXT = 300;

    private final Whose whose;
    private final PlaceText places;

    private LogQueries(Whose whose, PlaceText places) {
        this.whose = whose;
        this.places = places;
    }

    /// Whose lines are asked for.
    private interface Whose {
        /// What a request may say about that.
        Set<String> parameters();

        /// Null where the lines of everybody there are wanted and may be seen.
        @Nullable
        Set<CarId> cars(ApiCall call);
    }

    /// Reads requests for lines of cars.
    static LogQueries ofCars(LivePicture picture, FreshnessPolicy freshness, PlaceText places) {
        return new LogQueries(new OfCars(picture, freshness), places);
    }

    /// Reads requests for the server's own lines, which only those may see who see every car: they name any of them.
    static LogQueries ofServer(PlaceText places) {
        return new LogQueries(new OfServer(), places);
    }

    /// The names that a request may have.
    ///
    /// @param more beside those of conditions
    Set<String> with(String... more) {
        Set<String> names = new HashSet<>(PARAMETERS);
        names.addAll(whose.parameters());
        names.addAll(Set.of(more));
        return names;
    }

    /// The filter of a request, with other bounds of time where it names none.
    LogFilter filter(ApiCall call, @Nullable Instant from, @Nullable Instant to) {
        Instant first = time(call, "from").orElse(from);
        Instant last = time(call, "to").orElse(to);
        if (first != null && last != null && last.isBefore(first)) {
            throw new FaultException(Fault.validation("to", "must not be before from"));
        }
        return new LogFilter(
                whose.cars(call),
                call.query("level").map(LogQueries::level).orElse(LogLevel.DEBUG),
                first,
                last,
                words(call, "source", 20),
                word(call, "text").map(TextMatch::new).orElse(null),
                call.query("regex").map(LogQueries::pattern).orElse(null),
                fields(call),
                places,
                call.caller().precision());
    }

    static LogLevel level(String text) {
        try {
            return LogLevel.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new FaultException(Fault.validation("level", "must be error, warn, info or debug"));
        }
    }

    static Optional<Instant> time(ApiCall call, String name) {
        try {
            return call.query(name).map(Instant::parse);
        } catch (DateTimeParseException e) {
            throw new FaultException(Fault.validation(name, "must be a time such as 2026-11-21T09:00:00Z"));
        }
    }

    private static LinearPattern pattern(String expression) {
        return switch (LinearPattern.read(expression)) {
            case LinearPattern.Reading.Good(LinearPattern pattern) -> pattern;
            case LinearPattern.Reading.Bad(String why) -> throw new FaultException(Fault.validation("regex", why));
        };
    }

    private static Optional<String> word(ApiCall call, String name) {
        Optional<String> text = call.query(name);
        if (text.filter(word -> word.isEmpty() || word.length() > LONGEST_TEXT).isPresent()) {
            throw new FaultException(Fault.validation(name, "must have 1 to " + LONGEST_TEXT + " characters"));
        }
        return text;
    }

    /// Values between commas, and of a parameter that is there several times.
    private static Set<String> words(ApiCall call, String name, int most) {
        Set<String> words = call.queries(name).stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
        if (words.size() > most) {
            throw new FaultException(Fault.validation(name, "must be at most " + most));
        }
        return words;
    }

    private static Map<String, String> fields(ApiCall call) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : call.queries("field")) {
            int equals = field.indexOf('=');
            if (equals < 1 || fields.size() >= MOST_FIELDS || field.length() > 2 * LONGEST_TEXT) {
                throw new FaultException(
                        Fault.validation("field", "must be name=value, at most " + MOST_FIELDS + " of them"));
            }
            fields.put(field.substring(0, equals), field.substring(equals + 1));
        }
        return fields;
    }

    private record OfServer() implements Whose {
        @Override
        public Set<String> parameters() {
            return Set.of();
        }

        @Override
        public @Nullable Set<CarId> cars(ApiCall call) {
            call.requireWholeFleet("The log of the server names cars of every region.");
            return null;
        }
    }

    private record OfCars(LivePicture picture, FreshnessPolicy freshness) implements Whose {
        @Override
        public Set<String> parameters() {
            return Set.of("query", "car");
        }

        @Override
        public @Nullable Set<CarId> cars(ApiCall call) {
            Set<CarId> named = words(call, "car", MOST_CARS).stream()
                    .map(id -> CarId.parse(id)
                            .orElseThrow(() -> new FaultException(Fault.validation("car", "must be ids of cars"))))
                    .collect(Collectors.toCollection(HashSet::new));
            CarQuery query = query(call);
            if (named.isEmpty() && query.isAll() && call.caller().scope().isUnlimited()) {
                return null;
            }
            Cut cut = picture.cut();
            QueryContext context = new QueryContext(call.now(), freshness);
            return cut.cars().stream()
                    .filter(car -> named.isEmpty() || named.contains(car.id()))
                    .filter(call::sees)
                    .filter(car -> query.matches(
                            Coarse.asked(car, query, call.caller().precision()),
                            cut.updates().get(car.id()),
                            context))
                    .map(Car::id)
                    .collect(Collectors.toSet());
        }

        private static CarQuery query(ApiCall call) {
            return switch (CarQuery.parse(call.query("query").orElse("").strip())) {
                case QueryParse.Valid(CarQuery query) -> query;
                case QueryParse.Invalid(var error) ->
                    throw new FaultException(new Fault(
                            400,
                            "BAD_QUERY",
                            "The query has no meaning at position " + error.position() + ".",
                            List.of(new FieldError("query", error.code(), "at position " + error.position())),
                            Map.of()));
            };
        }
    }
}
