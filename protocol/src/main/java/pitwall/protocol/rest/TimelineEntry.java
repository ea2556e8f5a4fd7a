package pitwall.protocol.rest;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.ReasonCode;

/// Something that happened to a car, kept for good (B-15).
///
/// @param id rises with time within one car; the `before` of the next page
/// @param at server time
/// @param claimedAt the car's own clock; absent where the server itself noticed
/// @param kind for example `failed`, `offline`, `gap`
public record TimelineEntry(
        long id,
        Instant at,
        @Nullable Instant claimedAt,
        String kind,
        @Nullable ReasonCode reason,
        Map<String, String> fields) {
    public TimelineEntry {
        fields = Map.copyOf(fields);
    }
}
