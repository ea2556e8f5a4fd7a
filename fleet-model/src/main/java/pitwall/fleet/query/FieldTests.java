package pitwall.fleet.query;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.AlarmPriority;
import pitwall.fleet.Car;
import pitwall.fleet.CarStatus;
import pitwall.fleet.Position;
import pitwall.fleet.ReasonCode;

/// What each field asks of a car. A figure or text the car does not have matches nothing, so that unknown
/// never passes for small, zero or old.
final class FieldTests {
    /// The fields of kind text that hold one text, which leaves free text, tags and what is asked of a car's part in a
    /// rollout.
    private static final Map<QueryField, Function<Car, @Nullable String>> TEXTS = Map.of(
            QueryField.ID, car -> car.id().value(),
            QueryField.NAME, car -> car.info().name(),
            QueryField.REGION, car -> car.info().region(),
            QueryField.MODEL, car -> car.info().model(),
            QueryField.VIN, car -> car.info().vin(),
            QueryField.VERSION, car -> car.status().actualVersion(),
            QueryField.DESIRED, car -> car.status().desiredVersion(),
            QueryField.REASON, FieldTests::reason);

    /// All fields of kind number.
    private static final Map<QueryField, Function<Car, @Nullable Integer>> FIGURES = Map.of(
            QueryField.RING, car -> car.info().ring(),
            QueryField.PRIORITY, FieldTests::priority,
            QueryField.BATTERY, car -> car.vitals().batteryPercent(),
            QueryField.SPEED, car -> car.vitals().speedKmh(),
            QueryField.TEMP, car -> car.vitals().temperatureCelsius(),
            QueryField.CPU, car -> car.vitals().cpuPercent(),
            QueryField.MEM, car -> car.vitals().memoryPercent(),
            QueryField.DISK, car -> car.vitals().diskPercent(),
            QueryField.PROGRESS, car -> car.vitals().progressPercent());

    /// The fields of kind word that are axes of the car's condition, which leaves the headline.
    private static final Map<QueryField, Function<Car, Enum<?>>> AXES = Map.of(
            QueryField.MOTION, car -> car.status().motion(),
            QueryField.WORKLOAD, car -> car.status().workload(),
            QueryField.CONVERGENCE, car -> car.status().convergence(),
            QueryField.AGENT, car -> car.status().agent(),
            QueryField.ONLINE, car -> car.status().connectivity());

    /// All fields of kind age.
    private static final Map<QueryField, Function<Car, @Nullable Instant>> MOMENTS = Map.of(
            QueryField.SEEN, car -> car.vitals().heard(),
            QueryField.CHANGED, car -> car.status().since());

    private FieldTests() {}

    static CarTest text(QueryField field, TextPattern pattern) {
        if (field == QueryField.TEXT) {
            return (car, part, context) -> occursIn(car, pattern);
        }
        if (field == QueryField.ROLLOUT) {
            return (car, part, context) -> part != null && pattern.matches(part.rollout());
        }
        if (field == QueryField.FAILURE) {
            return (car, part, context) -> part != null && pattern.matches(code(part.failure()));
        }
        if (field == QueryField.TAG) {
            return (car, part, context) -> hasKey(car, pattern);
        }
        Function<Car, @Nullable String> text = of(TEXTS, field);
        return (car, part, context) -> pattern.matches(text.apply(car));
    }

    static CarTest label(TextPattern key, TextPattern value) {
        return (car, part, context) -> {
            for (Map.Entry<String, String> label : car.info().labels().entrySet()) {
                if (key.matches(label.getKey()) && value.matches(label.getValue())) {
                    return true;
                }
            }
            return false;
        };
    }

    static CarTest number(QueryField field, Comparison.Operator operator, int wanted) {
        Function<Car, @Nullable Integer> figure = of(FIGURES, field);
        return (car, part, context) -> {
            Integer found = figure.apply(car);
            return found != null && operator.holds(Integer.compare(found, wanted));
        };
    }

    static CarTest age(QueryField field, TimeBound bound) {
        Function<Car, @Nullable Instant> moment = of(MOMENTS, field);
        return (car, part, context) -> {
            Instant found = moment.apply(car);
            return found != null && bound.holds(found, context.now());
        };
    }

    static CarTest word(QueryField field, Enum<?> wanted) {
        if (field == QueryField.STATUS) {
            return (car, part, context) -> car.headline(context.limits()) == wanted;
        }
        Function<Car, Enum<?>> axis = of(AXES, field);
        return (car, part, context) -> axis.apply(car) == wanted;
    }

    static CarTest area(Area area) {
        return (car, part, context) -> {
            Position position = car.vitals().position();
            return position != null && area.holds(position);
        };
    }

    /// What `field:*` asks of a field that is not text: that the car has it at all.
    static CarTest present(QueryField field) {
        return switch (field.kind()) {
            case WORD -> (car, part, context) -> true;
            case AGE -> {
                Function<Car, @Nullable Instant> moment = of(MOMENTS, field);
                yield (car, part, context) -> moment.apply(car) != null;
            }
            case NUMBER -> {
                Function<Car, @Nullable Integer> figure = of(FIGURES, field);
                yield (car, part, context) -> figure.apply(car) != null;
            }
            case AREA -> (car, part, context) -> car.vitals().position() != null;
            case TEXT, LABEL -> throw new IllegalArgumentException(field + " has patterns of its own");
        };
    }

    private static <F> F of(Map<QueryField, F> fields, QueryField field) {
        return Objects.requireNonNull(fields.get(field), () -> "no way to read " + field);
    }

    private static @Nullable Integer priority(Car car) {
        Optional<AlarmPriority> priority = car.priority();
        return priority.isEmpty() ? null : priority.get().ordinal() + 1;
    }

    private static boolean occursIn(Car car, TextPattern pattern) {
        CarStatus status = car.status();
        if (pattern.occursIn(car.id().value())
                || pattern.occursIn(car.info().name())
                || pattern.occursIn(car.info().region())
                || pattern.occursIn(car.info().model())
                || pattern.occursIn(car.info().vin())
                || pattern.occursIn(status.actualVersion())
                || pattern.occursIn(reason(car))) {
            return true;
        }
        for (Map.Entry<String, String> label : car.info().labels().entrySet()) {
            if (pattern.occursIn(label.getKey()) || pattern.occursIn(label.getValue())) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasKey(Car car, TextPattern pattern) {
        for (String key : car.info().labels().keySet()) {
            if (pattern.matches(key)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable String reason(Car car) {
        return code(car.status().reason());
    }

    private static @Nullable String code(@Nullable ReasonCode reason) {
        return reason == null ? null : reason.code();
    }
}
