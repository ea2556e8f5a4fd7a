package pitwall.server.integration.fleetd;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.server.storage.DeviceRows;

/// What a device was told to be set to.
///
/// @param serverUrl where the device shall report; absent where nobody said
/// @param config a JSON object in a string, as fleetd has it
/// @param version counts from 1
/// @param updatedAt server time
public record DeviceConfig(
        @JsonProperty("device_id") CarId device,
        @JsonProperty("server_url") @Nullable String serverUrl,
        String config,
        long version,
        @JsonProperty("updated_at") Instant updatedAt) {
    private static final String SERVER_URL = "server_url";
    private static final String CONFIG = "config";

    static DeviceConfig of(DeviceRows.Row row) {
        JsonNode stored = DeviceDocument.parsed(row.document());
        JsonNode url = stored.path(SERVER_URL);
        return new DeviceConfig(
                row.car(),
                url.isTextual() ? url.textValue() : null,
                stored.path(CONFIG).toString(),
                row.version(),
                row.setAt());
    }

    /// As it is stored: objects in an object.
    static DeviceDocument stored(@Nullable String serverUrl, DeviceDocument config) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        if (serverUrl != null) {
            whole.put(SERVER_URL, serverUrl);
        }
        whole.set(CONFIG, config.object());
        return new DeviceDocument(whole.toString());
    }
}
