package pitwall.protocol.rest;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a webhook needs and nobody is shown again.
///
/// @param signing `whsec_` and 24 to 64 bytes as Base64; absent leaves it as it is, empty takes it away
/// @param headers of each request, such as `Authorization`; absent leaves them as they are, empty takes them away
public record ChannelSecrets(
        @Nullable String signing, @Nullable Map<String, String> headers) {
    public ChannelSecrets {
        headers = headers == null ? null : Map.copyOf(headers);
    }

    /// Names no secret.
    @Override
    public String toString() {
        return "ChannelSecrets[…]";
    }
}
