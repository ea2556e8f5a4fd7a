package pitwall.views.cars.act;

import java.util.List;
import pitwall.fleet.Car;

/// To which of the chosen cars an action applies.
///
/// @param cars the ones it applies to, as they are now
/// @param excluded how many it does not apply to
/// @param gone how many of the excluded are no longer there
public record Share(List<Car> cars, int excluded, int gone) {
    public Share {
        cars = List.copyOf(cars);
    }

    int chosen() {
        return cars.size() + excluded;
    }
}
