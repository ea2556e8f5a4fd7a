package pitwall.server.stream;

import java.time.Duration;
import pitwall.fleet.FreshnessPolicy;

/// What every console is told, and how far one may fall behind.
///
/// @param environment name shown beside the mode
/// @param simulated true where no real car is behind the fleet
/// @param heartbeat how often a console hears something at least
/// @param maxBehind bytes of changes a slow reader may be behind before it gets a snapshot instead
/// @param patience how long one frame may be under way before the connection is cut
/// @param streamsPerUser connections one person may have at a time
public record StreamSettings(
        String environment,
        boolean simulated,
        FreshnessPolicy freshness,
        Duration heartbeat,
        long maxBehind,
        Duration patience,
        int streamsPerUser) {
    /// The shipped figures: 3 s, 2 MB, 30 s.
    public static StreamSettings of(
            String environment, boolean simulated, FreshnessPolicy freshness, int streamsPerUser) {
        return new StreamSettings(
                environment,
                simulated,
                freshness,
                Duration.ofSeconds(3),
                2_000_000,
                Duration.ofSeconds(30),
                streamsPerUser);
    }
}
