package pitwall.views.ports;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// A fleet server this console knows.
///
/// @param name what the user calls it; unique, also its key
/// @param server address without credentials, for example `https://fleet.example:8443`
/// @param environment the user's own tag; absent where the server's word is used
/// @param fingerprint SHA-256 of the certificate the user trusts although no authority vouches for it; absent for
/// the ordinary rules
public record Connection(
        String name,
        URI server,
        @Nullable String environment,
        @Nullable String fingerprint) {
    /// This connection, trusting the certificate with that fingerprint.
    public Connection trusting(String sha256) {
        return new Connection(name, server, environment, sha256);
    }
}
