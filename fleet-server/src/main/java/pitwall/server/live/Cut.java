package pitwall.server.live;

import java.util.List;
import pitwall.fleet.Car;

/// The whole fleet as it was at one sequence: no change before it is missing, none after it is in.
public record Cut(long seq, List<Car> cars) {
    public Cut {
        cars = List.copyOf(cars);
    }
}
