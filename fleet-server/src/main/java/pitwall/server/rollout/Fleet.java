package pitwall.server.rollout;

import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.query.CarQuery;
import pitwall.fleet.query.QueryContext;
import pitwall.protocol.UpdateProgress;
import pitwall.server.live.Cut;
import pitwall.server.registry.Draft;

/// All cars of the server, and how far each came with its newest update.
///
/// @param updates tells a car's newest update; null where it never had one
public record Fleet(Collection<Car> cars, Function<CarId, @Nullable UpdateProgress> updates) {
    public static Fleet of(Cut cut) {
        return new Fleet(cut.cars(), cut.updates()::get);
    }

    public static Fleet of(Draft draft) {
        return new Fleet(draft.committedCars(), draft::update);
    }

    boolean isMeant(CarQuery query, Car car, QueryContext context) {
        return query.matches(car, updates.apply(car.id()), context);
    }
}
