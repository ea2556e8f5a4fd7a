package pitwall.client;

import java.time.Instant;
import java.util.List;
import pitwall.fleet.Car;

/// The last picture a cache gives back, with its age. The live source resumes after `sequence` of `epoch`.
public record RememberedFleet(
        SessionInfo session, String epoch, long sequence, Instant asOf, List<Car> cars, List<SeenLog> logs) {
    public RememberedFleet {
        cars = List.copyOf(cars);
        logs = List.copyOf(logs);
    }
}
