package pitwall.views.logs.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.client.LogWish;
import pitwall.client.LogWish.Origin;
import pitwall.client.Reckoning;
import pitwall.fleet.CarId;
import pitwall.fleet.LogLevel;
import pitwall.fleet.query.CarQuery;
import pitwall.fleet.query.QueryField;
import pitwall.fleet.query.QueryParse;
import pitwall.views.logs.lines.LineCondition;

/// Which log lines somebody asks for, read from a text: `car:WBA-00041 level:warn+ source:update field:key=7c1f
/// since:2h "free text" /signature|verify/`, or `origin:server` for the server's own. Every term narrows it further, `-` turns one round; fields of the cars'
/// language choose the cars. Immutable.
public final class LogQuery {
    /// Every line of every car.
    public static final LogQuery ALL = new LogQuery("", List.of(), CarQuery.ALL, new Conditions());

    private static final int LONGEST_TEXT = 300;
    private static final int MOST_FIELDS = 8;

    private final String text;
    private final List<LogTerm> terms;
    private final CarQuery cars;
    private final Conditions conditions;

    private LogQuery(String text, List<LogTerm> terms, CarQuery cars, Conditions conditions) {
        this.text = text;
        this.terms = List.copyOf(terms);
        this.cars = cars;
        this.conditions = conditions;
    }

    /// What became of reading a text.
    public sealed interface Read {
        record Valid(LogQuery query) implements Read {}

        record Invalid(LogQueryError error) implements Read {}
    }

    /// Reads a text. Never throws.
    ///
    /// @param now server time, from which `since:2h` counts back
    public static Read read(String text, Instant now) {
        try {
            TermReader reader = new TermReader(text);
            reader.read();
            Conditions conditions = new Conditions();
            for (LogTerm term : reader.terms()) {
                conditions.add(term, now);
            }
            CarQuery cars = cars(reader.rest());
            if (conditions.origin == Origin.SERVER && !cars.isAll()) {
                throw noCars(reader.terms());
            }
            return new Read.Valid(new LogQuery(text, reader.terms(), cars, conditions));
        } catch (LogQueryRefusal refusal) {
            return new Read.Invalid(refusal.error());
        }
    }

    /// The server's own lines are not those of cars.
    private static LogQueryRefusal noCars(List<LogTerm> terms) {
        LogTerm origin = terms.stream()
                .filter(term -> term.field() == LogField.ORIGIN)
                .findFirst()
                .orElseThrow();
        return TermReader.refusal(origin.position(), origin.end(), "logs.query.no-cars");
    }

    private static CarQuery cars(String rest) throws LogQueryRefusal {
        return switch (CarQuery.parse(rest)) {
            case QueryParse.Valid(CarQuery query) -> query;
            case QueryParse.Invalid(var error) ->
                throw new LogQueryRefusal(new LogQueryError(
                        error.position(), error.length(), "cars.query." + error.code(), error.arguments()));
        };
    }

    public String text() {
        return text;
    }

    public List<LogTerm> terms() {
        return terms;
    }

    public CarQuery cars() {
        return cars;
    }

    /// The only car it can be about; empty where there may be several.
    public Optional<CarId> car() {
        List<String> chosen = cars.chosen(QueryField.ID);
        return chosen.size() == 1 && chosen.getFirst().indexOf('*') < 0
                ? CarId.parse(chosen.getFirst())
                : Optional.empty();
    }

    /// Whose lines it asks for.
    public Origin origin() {
        return conditions.origin;
    }

    /// Whether it asks for every line of those whose lines it asks for.
    public boolean isEverything() {
        return terms.stream().allMatch(term -> term.field() == LogField.ORIGIN) && cars.isAll();
    }

    /// The levels that are wanted; all where none is named.
    public Set<LogLevel> levels() {
        return conditions.levels == null ? EnumSet.allOf(LogLevel.class) : conditions.levels;
    }

    public @Nullable Instant from() {
        return conditions.from;
    }

    public @Nullable Instant to() {
        return conditions.to;
    }

    /// What must hold of a line apart from its car and what is searched for.
    ///
    /// @param reckoning by which time a line is in the span
    public List<LineCondition> narrowing(Reckoning reckoning) {
        List<LineCondition> all = new ArrayList<>(conditions.narrowing);
        if (conditions.from != null || conditions.to != null) {
            all.add(new LineCondition.Span(conditions.from, conditions.to, reckoning));
        }
        return all;
    }

    /// The texts and expressions that are searched for.
    public List<LineCondition> search() {
        return Collections.unmodifiableList(conditions.search);
    }

    /// What a server is asked: never less than the query wants.
    ///
    /// @param searching whether it looks for texts and expressions too
    public LogWish wish(boolean searching) {
        Set<String> sources = Set.of();
        Map<String, String> fields = new HashMap<>();
        for (LineCondition condition : conditions.narrowing) {
            if (condition instanceof LineCondition.Sources(var named)) {
                sources = named;
            } else if (condition instanceof LineCondition.Field(String name, String value)
                    && fields.size() < MOST_FIELDS) {
                fields.putIfAbsent(name, value);
            }
        }
        return new LogWish(
                conditions.origin,
                cars.isAll() ? null : cars.canonical(),
                Set.of(),
                Collections.max(levels()),
                conditions.from,
                conditions.to,
                sources,
                searching ? longestText() : null,
                searching ? expression() : null,
                fields);
    }

    private @Nullable String longestText() {
        String longest = null;
        for (LineCondition condition : conditions.search) {
            if (condition instanceof LineCondition.Text(String wanted)
                    && wanted.length() <= LONGEST_TEXT
                    && (longest == null || wanted.length() > longest.length())) {
                longest = wanted;
            }
        }
        return longest;
    }

    private @Nullable String expression() {
        for (LineCondition condition : conditions.search) {
            if (condition instanceof LineCondition.Matches(var pattern)) {
                return pattern.expression();
            }
        }
        return null;
    }

    /// True if a server finds exactly what is wanted, and nothing is left to leave out here.
    public boolean isForServer() {
        long texts = conditions.search.stream()
                .filter(LineCondition.Text.class::isInstance)
                .count();
        return conditions.narrowing.stream().noneMatch(LineCondition.Not.class::isInstance)
                && levels().size() == Collections.max(levels()).ordinal() + 1
                && texts <= 1
                && conditions.search.size() - texts <= 1
                && fieldsAreDistinct();
    }

    private boolean fieldsAreDistinct() {
        List<String> names = conditions.narrowing.stream()
                .filter(LineCondition.Field.class::isInstance)
                .map(condition -> ((LineCondition.Field) condition).name())
                .toList();
        long sources = conditions.narrowing.stream()
                .filter(LineCondition.Sources.class::isInstance)
                .count();
        return names.size() <= MOST_FIELDS && names.stream().distinct().count() == names.size() && sources <= 1;
    }
}
