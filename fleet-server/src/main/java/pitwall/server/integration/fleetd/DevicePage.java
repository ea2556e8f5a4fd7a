package pitwall.server.integration.fleetd;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;

/// A part of a list of devices.
///
/// @param next where the next part begins; empty after the last
public record DevicePage(List<Car> cars, Optional<DeviceMark> next) {
    public DevicePage {
        cars = List.copyOf(cars);
    }

    /// @param seen the cars that the caller may see
    /// @param after where the part before ended; absent for the first
    /// @param size the most there are in a part
    public static DevicePage of(Collection<Car> seen, DeviceMark.Order order, @Nullable DeviceMark after, int size) {
        List<Car> found = seen.stream()
                .filter(car -> after == null || order.isAfter(car, after))
                .sorted(order.cars())
                .limit(size + 1L)
                .toList();
        if (found.size() <= size) {
            return new DevicePage(found, Optional.empty());
        }
        List<Car> shown = found.subList(0, size);
        return new DevicePage(shown, Optional.of(DeviceMark.of(shown.getLast())));
    }
}
