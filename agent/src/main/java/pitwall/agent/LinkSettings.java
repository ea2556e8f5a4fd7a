package pitwall.agent;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.protocol.CarFrame;

/// Who connects where.
///
/// @param server base URI of the server, `http`, `https`, `ws` or `wss`
/// @param boot number of this run; must be higher than that of every earlier run
/// @param enrolment lets an unknown car in; absent once the server knows the key
public record LinkSettings(
        URI server,
        CarId car,
        long boot,
        CarIdentity identity,
        CarFrame.Profile profile,
        @Nullable String enrolment) {

    /// The address of this car's link.
    URI link() {
        String scheme = switch (server.getScheme()) {
            case "http", "ws" -> "ws";
            case "https", "wss" -> "wss";
            default -> throw new IllegalArgumentException("not a server address: " + server);
        };
        return URI.create(scheme + "://" + server.getRawAuthority() + "/api/v1/cars/" + car + "/link");
    }
}
