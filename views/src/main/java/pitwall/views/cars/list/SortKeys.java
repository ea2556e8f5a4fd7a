package pitwall.views.cars.list;

import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.Position;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.query.CarOrder;
import pitwall.fleet.query.NaturalOrder;
import pitwall.fleet.query.QueryContext;

/// Turns the value that a list is sorted by into a number of [#BITS] bits, lower first, so that sorting compares
/// nothing but numbers. One object serves one pass.
final class SortKeys {
    /// What a key takes; the rest of a `long` is left for the rank of the id.
    static final int BITS = 42;

    private static final long ABSENT = (1L << BITS) - 1;
    private static final long LARGEST = ABSENT - 1;
    private static final long SECONDS = (1L << 36) - 1;

    private static final Map<CarColumn, Function<Car, @Nullable String>> TEXTS = Map.of(
            CarColumn.VERSIONS, car -> car.status().actualVersion(),
            CarColumn.REGION, car -> car.info().region(),
            CarColumn.MODEL, car -> car.info().model(),
            CarColumn.REASON, SortKeys::reason,
            CarColumn.NAME, car -> car.info().name(),
            CarColumn.VIN, car -> car.info().vin(),
            CarColumn.TAGS, SortKeys::tags,
            CarColumn.MESSAGE, car -> car.status().message());

    private final CarSort sort;
    private final ReadingTime time;
    private final Map<String, Integer> places;

    private SortKeys(CarSort sort, ReadingTime time, Map<String, Integer> places) {
        this.sort = sort;
        this.time = time;
        this.places = places;
    }

    /// Keys for these cars; texts get their places among the texts that occur.
    static SortKeys of(CarSort sort, ReadingTime time, Car[] cars, int count) {
        Function<Car, @Nullable String> text = TEXTS.get(sort.column());
        Map<String, Integer> places = new TreeMap<>(NaturalOrder.INSTANCE);
        if (text != null) {
            collect(cars, count, text, places);
        }
        return new SortKeys(sort, time, places);
    }

    private static void collect(
            Car[] cars, int count, Function<Car, @Nullable String> text, Map<String, Integer> places) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < count; i++) {
            String value = text.apply(cars[i]);
            if (value != null && seen.add(value)) {
                places.put(value, 0);
            }
        }
        int place = 0;
        for (Map.Entry<String, Integer> entry : places.entrySet()) {
            entry.setValue(place++);
        }
    }

    long key(Car car) {
        long value = value(car);
        if (value < 0) {
            return ABSENT;
        }
        long bounded = Math.min(value, LARGEST);
        return sort.descending() ? LARGEST - bounded : bounded;
    }

    /// The value as a number from 0; negative where there is none.
    private long value(Car car) {
        return switch (sort.column()) {
            case PRIORITY -> problemRank(car, time.known());
            case STATE -> time.headline(car).ordinal();
            case RING -> car.info().ring();
            case MOTION -> car.status().motion().ordinal();
            case PHASE -> car.status().convergence().ordinal();
            case AGENT -> car.status().agent().ordinal();
            case BATTERY -> number(car.vitals().batteryPercent());
            case PROGRESS -> number(car.vitals().progressPercent());
            case SPEED -> number(car.vitals().speedKmh());
            case TEMPERATURE -> temperature(car.vitals().temperatureCelsius());
            case CPU -> number(car.vitals().cpuPercent());
            case MEMORY -> number(car.vitals().memoryPercent());
            case DISK -> number(car.vitals().diskPercent());
            case SIGNAL -> number(car.vitals().signalPercent());
            case UPTIME -> number(car.vitals().uptimeSeconds());
            case SEEN -> newestFirst(car.vitals().heard());
            case FIRST_FAILED -> oldestFirst(car.status().problemSince());
            case POSITION_AGE -> newestFirst(takenAt(car.vitals().position()));
            case CAR -> 0;
            case VERSIONS, REGION, MODEL, REASON, NAME, VIN, TAGS, MESSAGE -> place(car);
        };
    }

    private long place(Car car) {
        Function<Car, @Nullable String> text = TEXTS.get(sort.column());
        String value = text == null ? null : text.apply(car);
        return value == null ? -1 : places.getOrDefault(value, 0);
    }

    private static @Nullable String reason(Car car) {
        ReasonCode reason = car.status().reason();
        return reason == null ? null : reason.code();
    }

    private static @Nullable String tags(Car car) {
        Set<String> keys = car.info().labels().keySet();
        return keys.isEmpty() ? null : String.join(" ", new TreeSet<>(keys));
    }

    private static long problemRank(Car car, QueryContext context) {
        long rank = CarOrder.problemRank(car, context);
        long priority = rank >>> 56;
        long group = rank >>> 48 & 0xff;
        long since = Math.min(rank & ((1L << 48) - 1), SECONDS);
        return priority << 39 | group << 36 | since;
    }

    private static long number(@Nullable Number value) {
        return value == null ? -1 : value.longValue();
    }

    private static long temperature(@Nullable Integer celsius) {
        return celsius == null ? -1 : celsius + 1_000L;
    }

    private static @Nullable Instant takenAt(@Nullable Position position) {
        return position == null ? null : position.at();
    }

    private static long newestFirst(@Nullable Instant at) {
        return at == null ? -1 : LARGEST - Math.clamp(at.toEpochMilli(), 0, LARGEST);
    }

    private static long oldestFirst(@Nullable Instant at) {
        return at == null ? -1 : Math.clamp(at.toEpochMilli(), 0, LARGEST);
    }
}
