package pitwall.views.cars.list;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.HeadlineStatus;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.query.CarPart;
import pitwall.fleet.query.CarQuery;
import pitwall.fleet.query.NaturalOrder;
import pitwall.fleet.query.QueryField;

/// Counts all facets while a pass looks at every car once; belongs to one pass.
final class FacetCount {
    private final ReadingTime time;
    private final List<Tally<?>> tallies;

    FacetCount(CarQuery query, ReadingTime time) {
        this.time = time;
        List<String> statusWords = QueryField.STATUS.words();
        Function<HeadlineStatus, String> statusWord = status -> statusWords.get(status.ordinal());
        this.tallies = List.of(
                new Tally<HeadlineStatus>(
                        query,
                        QueryField.STATUS,
                        (car, part) -> time.headline(car),
                        statusWord,
                        Map.Entry.comparingByKey()),
                texts(query, QueryField.REGION, (car, part) -> car.info().region()),
                texts(query, QueryField.MODEL, (car, part) -> car.info().model()),
                new Tally<Integer>(
                        query,
                        QueryField.RING,
                        (car, part) -> car.info().ring(),
                        ring -> Integer.toString(ring),
                        Map.Entry.comparingByKey()),
                new Tally<>(
                        query, QueryField.REASON, (car, part) -> car.status().reason(), ReasonCode::code, mostFirst()),
                texts(query, QueryField.VERSION, (car, part) -> car.status().actualVersion()),
                texts(query, QueryField.ROLLOUT, (car, part) -> part == null ? null : part.rollout()),
                new Tally<>(
                        query,
                        QueryField.FAILURE,
                        (car, part) -> part == null ? null : part.failure(),
                        ReasonCode::code,
                        mostFirst()));
    }

    /// Takes a car that the whole query lets through.
    void matching(Car car, @Nullable CarPart part) {
        for (Tally<?> tally : tallies) {
            tally.matching(car, part);
        }
    }

    /// Takes a car that the query holds back.
    void other(Car car, @Nullable CarPart part) {
        for (Tally<?> tally : tallies) {
            tally.other(car, part, time.known());
        }
    }

    Map<QueryField, List<Facets.Value>> values() {
        Map<QueryField, List<Facets.Value>> values = new EnumMap<>(QueryField.class);
        for (Tally<?> tally : tallies) {
            values.put(tally.field(), tally.values());
        }
        return values;
    }

    private static Tally<String> texts(CarQuery query, QueryField field, Tally.Value<String> value) {
        Comparator<Map.Entry<String, int[]>> byText = Map.Entry.comparingByKey(NaturalOrder.INSTANCE);
        return new Tally<>(query, field, value, Function.identity(), byText);
    }

    private static Comparator<Map.Entry<ReasonCode, int[]>> mostFirst() {
        return Comparator.comparingInt((Map.Entry<ReasonCode, int[]> entry) -> -entry.getValue()[0])
                .thenComparing(Map.Entry.comparingByKey());
    }
}
