package pitwall.server.integration.fleetd;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// Asks for a version on a device.
///
/// @param version of a trusted release
/// @param binaryUrl of fleetd's; cars pull signed releases and nothing else, so anything but an empty one is refused
/// @param checksum SHA-256 of the release, in hex, with or without `sha256:`; absent or empty where nobody compares
/// @param force of fleetd's; forcing needs a reason, for which there is no room here, so `true` is refused
public record DeviceUpdate(
        String version,
        @JsonProperty("binary_url") @Nullable String binaryUrl,
        @Nullable String checksum,
        @JsonProperty("force_update") @Nullable Boolean force) {
    public DeviceUpdate {
        binaryUrl = said(binaryUrl);
        checksum = said(checksum);
    }

    /// Clients of fleetd send what they do not say as an empty text.
    static @Nullable String said(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
