package pitwall.fleet;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who a car is: what people wrote down about it. Changes only through a registry write.
///
/// @param id unique and permanent
/// @param name what people call it; unique names are not required
/// @param region where it belongs, for example `munich`; lower case by convention
/// @param model for example `i4`
/// @param ring rollout ring; 0 is the canary ring
/// @param agentName unique name of the agent that speaks for this car (B-7)
/// @param vin vehicle identification number, absent where nobody entered one
/// @param labels free keys and values (B-27); at most [#MAX_LABELS]
/// @param createdAt server time
/// @param revision counts the writes; an edit names the revision it was based on
public record CarInfo(
        CarId id,
        String name,
        String region,
        String model,
        int ring,
        String agentName,
        @Nullable String vin,
        Map<String, String> labels,
        Instant createdAt,
        long revision) {
    /// The most labels a car can carry.
    public static final int MAX_LABELS = 64;
    /// The highest ring number.
    public static final int MAX_RING = 99;

    public CarInfo {
        labels = Map.copyOf(labels);
        if (ring < 0 || ring > MAX_RING) {
            throw new IllegalArgumentException("ring must be 0 to " + MAX_RING + ", was " + ring);
        }
        if (labels.size() > MAX_LABELS) {
            throw new IllegalArgumentException("at most " + MAX_LABELS + " labels, were " + labels.size());
        }
    }
}
