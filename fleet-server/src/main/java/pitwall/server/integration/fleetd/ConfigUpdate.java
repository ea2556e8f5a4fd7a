package pitwall.server.integration.fleetd;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// Sets a device.
///
/// @param serverUrl where it shall report; absent or empty where nobody says
/// @param apiKey of fleetd's; Pitwall keeps none, so anything but an empty one is refused
/// @param config an object, or a string that holds one
public record ConfigUpdate(
        @JsonProperty("server_url") @Nullable String serverUrl,
        @JsonProperty("api_key") @Nullable String apiKey,
        JsonNode config) {
    public ConfigUpdate {
        serverUrl = DeviceUpdate.said(serverUrl);
        apiKey = DeviceUpdate.said(apiKey);
    }

    @Override
    public String toString() {
        return "ConfigUpdate[serverUrl=" + serverUrl + "]";
    }
}
