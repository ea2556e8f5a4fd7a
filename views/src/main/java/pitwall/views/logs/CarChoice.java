package pitwall.views.logs;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import pitwall.fleet.CarId;
import pitwall.fleet.query.CarQuery;
import pitwall.fleet.query.QueryContext;
import pitwall.views.fx.FleetModel;
import pitwall.views.logs.lines.LineCondition;

/// Chooses cars without a server, as they were last seen.
final class CarChoice {
    private CarChoice() {}

    /// Empty where the query means all cars.
    static Optional<LineCondition> of(CarQuery query, FleetModel fleet) {
        if (query.isAll()) {
            return Optional.empty();
        }
        QueryContext at = new QueryContext(fleet.serverNowProperty().get(), fleet.freshnessPolicy());
        Set<CarId> cars = new HashSet<>();
        fleet.frame().snapshot().forEach(car -> {
            if (query.matches(car, at)) {
                cars.add(car.id());
            }
        });
        return Optional.of(new LineCondition.Cars(cars::contains));
    }
}
