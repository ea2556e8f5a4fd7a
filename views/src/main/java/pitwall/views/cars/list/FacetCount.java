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
                        query, QueryField.STATUS, time::headline, statusWord, Map.Entry.comparingByKey()),
                texts(query, QueryField.REGION, car -> car.info().region()),
                texts(query, QueryField.MODEL, car -> car.info().model()),
                new Tally<Integer>(
                        query,
                        QueryField.RING,
                        car -> car.info().ring(),
                        ring -> Integer.toString(ring),
                        Map.Entry.comparingByKey()),
                new Tally<>(query, QueryField.REASON, car -> car.status().reason(), ReasonCode::code, mostFirst()),
                texts(query, QueryField.VERSION, car -> car.status().actualVersion()));
    }

    /// Takes a car that the whole query lets through.
    void matching(Car car) {
        for (Tally<?> tally : tallies) {
            tally.matching(car);
        }
    }

    /// Takes a car that the query holds back.
    void other(Car car) {
        for (Tally<?> tally : tallies) {
            tally.other(car, time.known());
        }
    }

    Map<QueryField, List<Facets.Value>> values() {
        Map<QueryField, List<Facets.Value>> values = new EnumMap<>(QueryField.class);
        for (Tally<?> tally : tallies) {
            values.put(tally.field(), tally.values());
        }
        return values;
    }

    private static Tally<String> texts(CarQuery query, QueryField field, Function<Car, @Nullable String> value) {
        Comparator<Map.Entry<String, int[]>> byText = Map.Entry.comparingByKey(NaturalOrder.INSTANCE);
        return new Tally<>(query, field, value, Function.identity(), byText);
    }

    private static Comparator<Map.Entry<ReasonCode, int[]>> mostFirst() {
        return Comparator.comparingInt((Map.Entry<ReasonCode, int[]> entry) -> -entry.getValue()[0])
                .thenComparing(Map.Entry.comparingByKey());
    }
}
