package pitwall.views.cars.map;

import java.util.ArrayList;
import java.util.List;
import pitwall.client.FleetChanges;
import pitwall.client.FleetSnapshot;
import pitwall.client.Freshness;
import pitwall.fleet.Car;
import pitwall.testing.SteppedClock;
import pitwall.views.cars.SampleFleet;
import pitwall.views.cars.list.CarList;
import pitwall.views.fx.FleetModel;

/// The points of a whole fleet, worked out as the screen does.
final class Points {
    private Points() {}

    static CarPoints of(FleetSnapshot snapshot) {
        SteppedClock clock = new SteppedClock(SampleFleet.NOW);
        FleetModel fleet = new FleetModel(clock);
        CarList list = new CarList(fleet, Runnable::run, Runnable::run, clock);
        list.shown();
        List<Car> cars = new ArrayList<>();
        snapshot.forEach(cars::add);
        fleet.accept(SampleFleet.frame(cars, new Freshness.Live(java.time.Duration.ZERO), FleetChanges.WHOLE));
        return CarPoints.of(list.listing(), list.picture().snapshot(), list.time());
    }
}
