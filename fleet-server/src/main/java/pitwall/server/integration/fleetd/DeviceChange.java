package pitwall.server.integration.fleetd;

import com.fasterxml.jackson.databind.JsonNode;

/// Writes metadata down in the place of what is there.
///
/// @param metadata an object, or a string that holds one
public record DeviceChange(JsonNode metadata) {}
