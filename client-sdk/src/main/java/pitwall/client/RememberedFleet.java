package pitwall.client;

import java.time.Instant;
import java.util.List;
import pitwall.fleet.Car;

/// The last picture a cache gives back, with its age.
public record RememberedFleet(SessionInfo session, SeenPicture picture, List<SeenLog> logs) {
    public RememberedFleet {
        logs = List.copyOf(logs);
    }

    /// A picture of nothing but cars and their logs.
    public RememberedFleet(
            SessionInfo session, String epoch, long sequence, Instant asOf, List<Car> cars, List<SeenLog> logs) {
        this(session, SeenPicture.ofCars(epoch, sequence, asOf, cars), logs);
    }

    public String epoch() {
        return picture.epoch();
    }

    public long sequence() {
        return picture.sequence();
    }

    public Instant asOf() {
        return picture.asOf();
    }

    public List<Car> cars() {
        return picture.cars();
    }
}
