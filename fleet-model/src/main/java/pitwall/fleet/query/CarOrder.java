package pitwall.fleet.query;

import java.util.Comparator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;

/// The ways in which a list of cars can be ordered, one for each default column. Every order is total: cars that
/// are equal in the column follow by id. A car without a value comes last, whichever way the column is turned.
public enum CarOrder {
    /// Most urgent first.
    PRIORITY,
    CAR,
    /// Worst headline first.
    STATE,
    /// The version the car runs, by the value of its numbers: 4.9 before 4.10.
    VERSION,
    DESIRED,
    REGION,
    MODEL,
    RING,
    MOTION,
    BATTERY,
    REASON,
    /// Heard most recently first.
    SEEN;

    private static final Comparator<Car> BY_ID = Comparator.comparing(Car::id);

    public Comparator<Car> ascending(QueryContext context) {
        return comparator(context, false);
    }

    public Comparator<Car> descending(QueryContext context) {
        return comparator(context, true);
    }

    /// The default order: alarm priority, then failed, blocked, stale or offline, updating, the rest; inside by the
    /// oldest problem, then by id.
    public static Comparator<Car> problemsFirst(QueryContext context) {
        return Comparator.comparingLong((Car car) -> problemRank(car, context)).thenComparing(BY_ID);
    }

    /// The place of a car in [#problemsFirst] as a number, lower first, to be worked out once per car where many are
    /// sorted. Cars of equal rank follow by id.
    public static long problemRank(Car car, QueryContext context) {
        return ProblemRank.of(car, context);
    }

    private Comparator<Car> comparator(QueryContext context, boolean descending) {
        return switch (this) {
            case PRIORITY -> by(car -> car.priority().orElse(null), Comparator.naturalOrder(), descending);
            case CAR -> descending ? BY_ID.reversed() : BY_ID;
            case STATE -> by(car -> car.headline(context.limits()), Comparator.naturalOrder(), descending);
            case VERSION -> by(car -> car.status().actualVersion(), NaturalOrder.INSTANCE, descending);
            case DESIRED -> by(car -> car.status().desiredVersion(), NaturalOrder.INSTANCE, descending);
            case REGION -> by(car -> car.info().region(), NaturalOrder.INSTANCE, descending);
            case MODEL -> by(car -> car.info().model(), NaturalOrder.INSTANCE, descending);
            case RING -> by(car -> car.info().ring(), Comparator.naturalOrder(), descending);
            case MOTION -> by(car -> car.status().motion(), Comparator.naturalOrder(), descending);
            case BATTERY -> by(car -> car.vitals().batteryPercent(), Comparator.naturalOrder(), descending);
            case REASON -> by(car -> car.status().reason(), Comparator.naturalOrder(), descending);
            case SEEN -> by(car -> car.vitals().heard(), Comparator.reverseOrder(), descending);
        };
    }

    private static <K> Comparator<Car> by(
            Function<Car, @Nullable K> key, Comparator<? super K> order, boolean descending) {
        return Comparator.comparing(key, Comparator.nullsLast(descending ? order.reversed() : order))
                .thenComparing(BY_ID);
    }
}
