package pitwall.views.cars.act;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import pitwall.client.FleetSnapshot;
import pitwall.fleet.Car;
import pitwall.views.act.DangerLevel;
import pitwall.views.desk.UiAction.Danger;

/// How carefully something is asked about that changes several cars: by their number, and by their part of a region,
/// as the server decides who is asked.
final class BulkDanger {
    private static final int TENTH = 10;

    private BulkDanger() {}

    static Danger of(List<Car> cars, FleetSnapshot fleet, Danger atLeast) {
        return DangerLevel.bySize(cars.size(), isOverTenthOfARegion(cars, fleet), atLeast);
    }

    private static boolean isOverTenthOfARegion(List<Car> cars, FleetSnapshot fleet) {
        Map<String, Integer> fleetIn = new HashMap<>();
        fleet.forEach(car -> fleetIn.merge(car.info().region(), 1, Integer::sum));
        return cars.stream()
                .collect(Collectors.groupingBy(car -> car.info().region(), Collectors.counting()))
                .entrySet()
                .stream()
                .anyMatch(entry -> entry.getValue() * TENTH > fleetIn.getOrDefault(entry.getKey(), 0));
    }
}
