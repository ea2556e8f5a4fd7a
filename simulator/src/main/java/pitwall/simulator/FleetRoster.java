package pitwall.simulator;

import java.util.ArrayList;
import java.util.List;
import pitwall.simulator.car.CarSpec;
import pitwall.simulator.car.Dice;
import pitwall.simulator.road.Cities;
import pitwall.simulator.road.City;

/// Which cars a simulation has. Cities take turns, so that every region has its share at any size.
final class FleetRoster {
    private FleetRoster() {}

    static List<CarSpec> draw(SimulationSettings settings) {
        List<City> cities = Cities.read();
        List<CarSpec> cars = new ArrayList<>(settings.cars());
        for (int number = 1; number <= settings.cars(); number++) {
            City city = cities.get((number - 1) % cities.size());
            cars.add(CarSpec.draw(settings.prefix(), number, city, Dice.of(settings.seed(), number, -1)));
        }
        return List.copyOf(cars);
    }
}
