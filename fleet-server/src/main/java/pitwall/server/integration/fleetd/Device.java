package pitwall.server.integration.fleetd;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;

/// A car as clients of fleetd read it. Has no position, so that nobody's is told more exactly than they may know it.
///
/// @param type the car's model
/// @param version what the car proved to run; empty before its first report, as fleetd has it
/// @param lastSeen server time of its last message; absent if it was never heard
/// @param status `online` or `offline`, by when it was last seen and nothing else
/// @param metadata a JSON object in a string; absent where nobody wrote one down
public record Device(
        CarId id,
        String name,
        String type,
        String version,
        @JsonProperty("last_seen") @Nullable Instant lastSeen,
        String status,
        @Nullable String metadata) {
    /// How long a device counts as online after it was seen.
    public static final Duration ONLINE_FOR = Duration.ofMinutes(5);

    /// @param metadata as it is stored; absent where there is none
    public static Device of(Car car, @Nullable String metadata, Instant now) {
        Instant seen = car.vitals().heard();
        boolean online = seen != null && !seen.plus(ONLINE_FOR).isBefore(now);
        String proven = car.status().actualVersion();
        return new Device(
                car.id(),
                car.info().name(),
                car.info().model(),
                proven == null ? "" : proven,
                seen,
                online ? "online" : "offline",
                metadata);
    }
}
