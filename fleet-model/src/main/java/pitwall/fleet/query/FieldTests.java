package pitwall.fleet.query;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.AlarmPriority;
import pitwall.fleet.Car;
import pitwall.fleet.CarStatus;
import pitwall.fleet.ReasonCode;

/// What each field asks of a car. A figure or text the car does not have matches nothing, so that unknown
/// never passes for small, zero or old.
final class FieldTests {
    private FieldTests() {}

    static CarTest text(QueryField field, TextPattern pattern) {
        return switch (field) {
            case TEXT -> (car, context) -> occursIn(car, pattern);
            case ID -> (car, context) -> pattern.matches(car.id().value());
            case NAME -> (car, context) -> pattern.matches(car.info().name());
            case REGION -> (car, context) -> pattern.matches(car.info().region());
            case MODEL -> (car, context) -> pattern.matches(car.info().model());
            case VIN -> (car, context) -> pattern.matches(car.info().vin());
            case VERSION -> (car, context) -> pattern.matches(car.status().actualVersion());
            case DESIRED -> (car, context) -> pattern.matches(car.status().desiredVersion());
            case REASON -> (car, context) -> pattern.matches(reason(car));
            case TAG -> (car, context) -> hasKey(car, pattern);
            case RING,
                    STATUS,
                    MOTION,
                    WORKLOAD,
                    CONVERGENCE,
                    AGENT,
                    ONLINE,
                    BATTERY,
                    SEEN,
                    LABEL,
                    PRIORITY,
                    SPEED,
                    TEMP,
                    CPU,
                    MEM,
                    DISK,
                    PROGRESS -> throw new IllegalArgumentException(field + " is no text");
        };
    }

    static CarTest label(TextPattern key, TextPattern value) {
        return (car, context) -> {
            for (Map.Entry<String, String> label : car.info().labels().entrySet()) {
                if (key.matches(label.getKey()) && value.matches(label.getValue())) {
                    return true;
                }
            }
            return false;
        };
    }

    static CarTest number(QueryField field, Comparison.Operator operator, int wanted) {
        Function<Car, @Nullable Integer> figure = figure(field);
        return (car, context) -> {
            Integer found = figure.apply(car);
            return found != null && operator.holds(Integer.compare(found, wanted));
        };
    }

    static CarTest age(AgeBound bound) {
        return (car, context) -> {
            var heard = car.vitals().heard();
            return heard != null && bound.holds(heard, context.now());
        };
    }

    static CarTest word(QueryField field, Enum<?> wanted) {
        return switch (field) {
            case STATUS -> (car, context) -> car.headline(context.limits()) == wanted;
            case MOTION -> (car, context) -> car.status().motion() == wanted;
            case WORKLOAD -> (car, context) -> car.status().workload() == wanted;
            case CONVERGENCE -> (car, context) -> car.status().convergence() == wanted;
            case AGENT -> (car, context) -> car.status().agent() == wanted;
            case ONLINE -> (car, context) -> car.status().connectivity() == wanted;
            case TEXT,
                    ID,
                    NAME,
                    REGION,
                    MODEL,
                    RING,
                    BATTERY,
                    SEEN,
                    VERSION,
                    DESIRED,
                    REASON,
                    TAG,
                    LABEL,
                    VIN,
                    PRIORITY,
                    SPEED,
                    TEMP,
                    CPU,
                    MEM,
                    DISK,
                    PROGRESS -> throw new IllegalArgumentException(field + " has no words");
        };
    }

    /// What `field:*` asks of a field that is not text: that the car has it at all.
    static CarTest present(QueryField field) {
        return switch (field.kind()) {
            case WORD -> (car, context) -> true;
            case AGE -> (car, context) -> car.vitals().heard() != null;
            case NUMBER -> {
                Function<Car, @Nullable Integer> figure = figure(field);
                yield (car, context) -> figure.apply(car) != null;
            }
            case TEXT, LABEL -> throw new IllegalArgumentException(field + " has patterns of its own");
        };
    }

    private static Function<Car, @Nullable Integer> figure(QueryField field) {
        return switch (field) {
            case RING -> car -> car.info().ring();
            case BATTERY -> car -> car.vitals().batteryPercent();
            case PRIORITY -> FieldTests::priority;
            case SPEED -> car -> car.vitals().speedKmh();
            case TEMP -> car -> car.vitals().temperatureCelsius();
            case CPU -> car -> car.vitals().cpuPercent();
            case MEM -> car -> car.vitals().memoryPercent();
            case DISK -> car -> car.vitals().diskPercent();
            case PROGRESS -> car -> car.vitals().progressPercent();
            case TEXT,
                    ID,
                    NAME,
                    REGION,
                    MODEL,
                    STATUS,
                    MOTION,
                    WORKLOAD,
                    CONVERGENCE,
                    AGENT,
                    ONLINE,
                    SEEN,
                    VERSION,
                    DESIRED,
                    REASON,
                    TAG,
                    LABEL,
                    VIN -> throw new IllegalArgumentException(field + " is no number");
        };
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
        ReasonCode reason = car.status().reason();
        return reason == null ? null : reason.code();
    }
}
