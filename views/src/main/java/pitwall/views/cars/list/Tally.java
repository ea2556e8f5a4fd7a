package pitwall.views.cars.list;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.query.CarPart;
import pitwall.fleet.query.CarQuery;
import pitwall.fleet.query.QueryContext;
import pitwall.fleet.query.QueryField;
import pitwall.fleet.query.QueryParse;
import pitwall.fleet.query.QueryTerm;

/// Counts the values of one field while a pass looks at every car once.
///
/// @param <V> the values, as cars carry them
final class Tally<V> {
    private final QueryField field;
    private final Value<V> value;
    private final Function<V, String> written;
    private final Comparator<Map.Entry<V, int[]>> order;
    private final Map<V, int[]> counts = new HashMap<>();
    private final @Nullable CarQuery relaxed;

    /// @param written how a value stands in a query
    Tally(
            CarQuery query,
            QueryField field,
            Value<V> value,
            Function<V, String> written,
            Comparator<Map.Entry<V, int[]>> order) {
        this.field = field;
        this.value = value;
        this.written = written;
        this.order = order;
        this.relaxed = query.terms().stream().anyMatch(term -> term.field() == field) ? without(query, field) : null;
    }

    QueryField field() {
        return field;
    }

    /// Reads one value of a car or of its part in a rollout; null where there is none.
    @FunctionalInterface
    interface Value<V> {
        @Nullable
        V of(Car car, @Nullable CarPart part);
    }

    /// Takes a car that the whole query lets through.
    void matching(Car car, @Nullable CarPart part) {
        V found = value.of(car, part);
        if (found != null) {
            counts.computeIfAbsent(found, _ -> new int[1])[0]++;
        }
    }

    /// Takes a car that the query holds back: it counts if only this field's own terms did that.
    void other(Car car, @Nullable CarPart part, QueryContext context) {
        if (relaxed != null && relaxed.matches(car, part, context)) {
            matching(car, part);
        }
    }

    List<Facets.Value> values() {
        List<Map.Entry<V, int[]>> entries = new ArrayList<>(counts.entrySet());
        entries.sort(order);
        return entries.stream()
                .map(entry -> new Facets.Value(written.apply(entry.getKey()), entry.getValue()[0]))
                .toList();
    }

    private static CarQuery without(CarQuery query, QueryField field) {
        CarQuery rest = query;
        for (QueryTerm term : query.terms().reversed()) {
            if (term.field() == field && CarQuery.parse(rest.without(term)) instanceof QueryParse.Valid valid) {
                rest = valid.query();
            }
        }
        return rest;
    }
}
