package pitwall.views.pins;

import java.util.ArrayList;
import java.util.List;
import pitwall.client.FleetFrame;
import pitwall.client.FleetSnapshot;
import pitwall.client.SessionInfo;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.query.CarQuery;
import pitwall.fleet.query.QueryContext;
import pitwall.fleet.query.QueryParse;
import pitwall.views.fx.FleetModel;

/// Which cars a pin is about now. Pure.
final class PinnedCars {
    private PinnedCars() {}

    static List<CarId> of(Pin pin, FleetModel fleet) {
        return switch (pin.kind()) {
            case CAR -> List.of(new CarId(pin.what()));
            case QUERY ->
                CarQuery.parse(pin.what()) instanceof QueryParse.Valid(CarQuery query)
                        ? found(query, fleet)
                        : List.of();
        };
    }

    private static List<CarId> found(CarQuery query, FleetModel fleet) {
        FleetFrame frame = fleet.frame();
        SessionInfo session = frame.session();
        if (session == null) {
            return List.of();
        }
        QueryContext context = new QueryContext(fleet.serverNowProperty().get(), session.freshness());
        FleetSnapshot snapshot = frame.snapshot();
        List<CarId> found = new ArrayList<>();
        for (int slot = 0; slot < snapshot.slots(); slot++) {
            Car car = snapshot.at(slot);
            if (car != null && query.matches(car, snapshot.updateAt(slot), context)) {
                found.add(car.id());
            }
        }
        return found;
    }
}
