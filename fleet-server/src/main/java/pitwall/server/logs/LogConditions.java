package pitwall.server.logs;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.LogLevel;
import pitwall.server.storage.LogLineRows;

/// What of a filter the database can decide, as SQL with bound values. It never leaves out a line that matches.
final class LogConditions {
    /// More cars than this are told apart here: a statement has only so many parameters.
    private static final int MOST_CARS = 200;

    private final StringBuilder sql = new StringBuilder();
    private final Map<String, Object> values = new HashMap<>();
    private final Map<String, List<String>> lists = new HashMap<>();
    private boolean exact;

    /// @param like compares texts as [LogLineRows#like] says
    LogConditions(LogFilter filter, String like) {
        exact = filter.pattern() == null && filter.fields().isEmpty();
        if (filter.least() != LogLevel.DEBUG) {
            add(" and level <= :least", "least", filter.least().ordinal());
        }
        time(" and at >= :from", "from", filter.from());
        time(" and at <= :to", "to", filter.to());
        Set<CarId> cars = filter.cars();
        if (cars != null && cars.isEmpty()) {
            sql.append(" and 1 = 0");
        } else if (cars != null && cars.size() <= MOST_CARS) {
            sql.append(" and car in (<cars>)");
            lists.put("cars", cars.stream().map(CarId::value).toList());
        } else if (cars != null) {
            exact = false;
        }
        if (!filter.sources().isEmpty()) {
            sql.append(" and source in (<sources>)");
            lists.put("sources", List.copyOf(filter.sources()));
        }
        text(filter, like);
    }

    private void add(String condition, String name, Object value) {
        sql.append(condition);
        values.put(name, value);
    }

    private void time(String condition, String name, @Nullable Instant at) {
        if (at != null) {
            add(condition, name, at.toEpochMilli());
        }
    }

    /// A rounded number is in no row, so for those who see such a text with digits is looked for here alone.
    private void text(LogFilter filter, String like) {
        TextMatch text = filter.text();
        if (text == null) {
            return;
        }
        boolean rounded = filter.places() != null && text.mayBeNumber();
        if (rounded || !text.isPlain()) {
            exact = false;
            return;
        }
        exact &= !text.isPunctuation();
        add(
                " and (message %1$s :text escape '!' or fields %1$s :text escape '!' or source %1$s :text escape '!')"
                        .formatted(like),
                "text",
                text.like());
    }

    /// Whether the database alone finds exactly the lines that match a filter.
    static boolean areExact(LogFilter filter) {
        return new LogConditions(filter, LogLineRows.ANY_LIKE).exact;
    }

    String sql() {
        return sql.toString();
    }

    Query bind(Query query) {
        values.forEach(query::bind);
        lists.forEach(query::bindList);
        return query;
    }
}
