package pitwall.views.pins;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import pitwall.client.FleetFrame;
import pitwall.client.FleetSnapshot;
import pitwall.client.SessionInfo;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.query.CarQuery;
import pitwall.fleet.query.QueryContext;
import pitwall.fleet.query.QueryParse;

/// Which cars pins are about. Pure; any thread.
final class PinnedCars {
    private PinnedCars() {}

    /// @param frame what was seen of the fleet
    /// @param now server time
    static Map<Pin, List<CarId>> of(List<Pin> pins, FleetFrame frame, Instant now) {
        Map<Pin, List<CarId>> found = new HashMap<>();
        pins.forEach(pin -> found.put(pin, of(pin, frame, now)));
        return found;
    }

    private static List<CarId> of(Pin pin, FleetFrame frame, Instant now) {
        return switch (pin.kind()) {
            case CAR -> List.of(new CarId(pin.what()));
            case QUERY ->
                CarQuery.parse(pin.what()) instanceof QueryParse.Valid(CarQuery query)
                        ? found(query, frame, now)
                        : List.of();
        };
    }

    private static List<CarId> found(CarQuery query, FleetFrame frame, Instant now) {
        SessionInfo session = frame.session();
        if (session == null) {
            return List.of();
        }
        QueryContext context = new QueryContext(now, session.freshness());
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
