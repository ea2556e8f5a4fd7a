package pitwall.protocol.rest;

import java.time.Instant;
import java.util.Map;

/// The envelope of every successful answer (U-3).
///
/// @param metadata paging and revision figures; empty where there are none
/// @param timestamp server time
public record ApiEnvelope<T>(T data, Map<String, Object> metadata, Instant timestamp) {
    public ApiEnvelope {
        metadata = Map.copyOf(metadata);
    }
}
