package pitwall.client.rest;

import java.util.Map;
import java.util.UUID;

/// What the server has to know of every request that changes something: who asks, and the id that makes a repeated
/// request the same one and that the audit trail names. Pure.
final class WriteHeaders {
    private WriteHeaders() {}

    /// @param bearer the word in the `Authorization` header
    /// @param id idempotency key and correlation in one
    static Map<String, String> of(String bearer, UUID id) {
        String key = id.toString();
        return Map.of(FleetApi.AUTHORIZATION, bearer, FleetApi.IDEMPOTENCY_KEY, key, FleetApi.CORRELATION, key);
    }

    /// The same for a change of a thing as it was seen.
    ///
    /// @param revision what was seen
    static Map<String, String> of(String bearer, UUID id, long revision) {
        String key = id.toString();
        return Map.of(
                FleetApi.AUTHORIZATION, bearer,
                FleetApi.IDEMPOTENCY_KEY, key,
                FleetApi.CORRELATION, key,
                FleetApi.IF_MATCH, "\"" + revision + "\"");
    }
}
