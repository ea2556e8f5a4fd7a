package pitwall.fleet.alarm;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pitwall.fleet.query.CarQuery;
import pitwall.fleet.query.QueryField;
import pitwall.fleet.query.QueryParse;

/// Reads conditions: `cpu_usage > 90`, `last_seen > 10m`, `cars QUERY`, `fact NAME`, `event NAME`.
public final class ConditionReader {
    /// The most characters.
    public static final int MAX_LENGTH = CarQuery.MAX_LENGTH + 10;

    private static final Pattern COMPARISON =
            Pattern.compile("([A-Za-z_]{1,40})\\s{0,9}(>=|<=|>|<)\\s{0,9}([0-9.]{1,12}[smhd]?)\\s{0,3}%?");
    private static final Pattern NAMED = Pattern.compile("(cars|fact|event)\\s{1,9}(\\S.{0,2000})");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_.]{0,63}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,3})?");

    private ConditionReader() {}

    /// What became of a text.
    public sealed interface Read {
        record Valid(Condition condition) implements Read {}

        /// @param why a sentence
        record Invalid(String why) implements Read {}
    }

    /// Never throws, whatever the text is.
    public static Read read(String text) {
        String plain = text.strip();
        Matcher named = NAMED.matcher(plain);
        if (named.matches()) {
            return named(named.group(1), named.group(2));
        }
        Matcher comparison = COMPARISON.matcher(plain);
        if (comparison.matches()) {
            return comparison(comparison.group(1), comparison.group(2), comparison.group(3));
        }
        return new Read.Invalid(
                "A condition is METRIC > NUMBER, last_seen > 10m, cars QUERY, fact NAME or event NAME.");
    }

    private static Read named(String kind, String rest) {
        if (kind.equals("cars")) {
            return cars(rest);
        }
        if (!NAME.matcher(rest).matches()) {
            return new Read.Invalid("The name of a fact or event is of small letters, digits, _ and .");
        }
        return new Read.Valid(kind.equals("fact") ? new Condition.OfFact(rest) : new Condition.OfEvent(rest));
    }

    private static Read cars(String text) {
        return switch (CarQuery.parse(text)) {
            case QueryParse.Invalid ignored -> new Read.Invalid("The query cannot be read.");
            case QueryParse.Valid(CarQuery query) -> {
                boolean aged = query.terms().stream()
                        .anyMatch(term -> term.field() == QueryField.SEEN || term.field() == QueryField.CHANGED);
                if (aged) {
                    yield new Read.Invalid("A condition asks for age with last_seen, not with seen: or changed:.");
                }
                yield query.isAll()
                        ? new Read.Invalid("A query that finds every car is no condition.")
                        : new Read.Valid(new Condition.OfQuery(query));
            }
        };
    }

    private static Read comparison(String word, String sign, String limit) {
        if (word.equalsIgnoreCase("last_seen")) {
            Optional<Duration> age = Durations.read(limit);
            return sign.equals(">") && age.isPresent() && isSensible(age.get())
                    ? new Read.Valid(new Condition.OfSilence(age.get()))
                    : new Read.Invalid("Silence is asked for as last_seen > 10m, from 1s to 7d.");
        }
        Optional<Metric> metric = Metric.named(word);
        if (metric.isEmpty()) {
            return new Read.Invalid("There is no metric " + word + ".");
        }
        if (!NUMBER.matcher(limit).matches()) {
            return new Read.Invalid("The limit is a number, as in cpu_usage > 90.");
        }
        return Bound.of(sign)
                .<Read>map(
                        bound -> new Read.Valid(new Condition.OfMetric(metric.get(), bound, Double.parseDouble(limit))))
                .orElseGet(() -> new Read.Invalid("A comparison is one of > >= < <=."));
    }

    private static boolean isSensible(Duration age) {
        return !age.isZero() && age.compareTo(RuleTiming.LONGEST) <= 0;
    }
}
