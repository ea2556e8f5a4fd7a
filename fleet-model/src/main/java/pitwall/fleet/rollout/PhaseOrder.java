package pitwall.fleet.rollout;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import pitwall.fleet.Car;

/// In which order the cars of a phase are taken. It is settled when the plan is made: who is in the canary and in each
/// wave does not change afterwards.
public enum PhaseOrder {
    /// By their ids.
    BY_ID,
    /// As if drawn by lot, the same for a rollout every time it is asked, and another for every rollout: so that it is
    /// not always the same cars that go first.
    RANDOM,
    /// The fullest battery first, by what the cars said last; those that said nothing come last, equals by their ids.
    FULLEST_FIRST;

    /// The cars in this order.
    ///
    /// @param rollout decides what is drawn
    public List<Car> arrange(RolloutId rollout, Collection<Car> cars) {
        return switch (this) {
            case BY_ID -> sorted(cars, Comparator.comparing(Car::id));
            case RANDOM -> drawn(rollout, cars);
            case FULLEST_FIRST ->
                sorted(cars, Comparator.comparingInt(PhaseOrder::empty).thenComparing(Car::id));
        };
    }

    private static List<Car> sorted(Collection<Car> cars, Comparator<Car> order) {
        return cars.stream().sorted(order).toList();
    }

    private record Lot(String number, Car car) {}

    /// Every car's lot follows from the rollout and its id alone, so that it does not matter which other cars there
    /// are.
    private static List<Car> drawn(RolloutId rollout, Collection<Car> cars) {
        return cars.stream()
                .map(car -> new Lot(lot(rollout, car), car))
                .sorted(Comparator.comparing(Lot::number)
                        .thenComparing(lot -> lot.car().id()))
                .map(Lot::car)
                .toList();
    }

    private static String lot(RolloutId rollout, Car car) {
        byte[] name = (rollout.value() + " " + car.id().value()).getBytes(UTF_8);
        return UUID.nameUUIDFromBytes(name).toString();
    }

    private static int empty(Car car) {
        Integer percent = car.vitals().batteryPercent();
        return percent == null ? Integer.MAX_VALUE : 100 - percent;
    }
}
