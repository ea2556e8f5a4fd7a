package pitwall.checks.simulation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.query.CarQuery;
import pitwall.fleet.query.QueryContext;
import pitwall.fleet.query.QueryParse;
import pitwall.protocol.UpdateProgress;

/// What a server has before it when it names the cars of a phase that follows its query.
///
/// @param planned those that the phase has in its plan
/// @param fleet all cars as they are now
/// @param atStart the same as they were when the server was started
/// @param kept the cars that other phases of the plan keep
/// @param free whether no other rollout has a car
record Naming(
        List<CarId> planned,
        Collection<Car> fleet,
        Collection<Car> atStart,
        Predicate<CarId> kept,
        Predicate<CarId> free,
        String query,
        Map<CarId, UpdateProgress> updates,
        QueryContext context) {
    /// Whether the query means a car.
    boolean isMeant(Car car) {
        return parsed().matches(car, updates.get(car.id()), context);
    }

    private CarQuery parsed() {
        return switch (CarQuery.parse(query)) {
            case QueryParse.Valid(CarQuery valid) -> valid;
            case QueryParse.Invalid(var error) -> throw new IllegalStateException(query + ": " + error);
        };
    }

    /// Those of some cars that the query means and that no other phase keeps.
    List<CarId> meant(Collection<Car> cars) {
        return cars.stream()
                .filter(car -> isMeant(car) && !kept.test(car.id()))
                .map(Car::id)
                .toList();
    }

    /// Those that the query means now.
    List<CarId> meant() {
        return meant(fleet);
    }
}
