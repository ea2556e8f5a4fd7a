package pitwall.protocol.rest;

import java.time.Instant;
import java.util.Set;
import pitwall.fleet.Capability;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;

/// What a sign-in or a refresh gives.
///
/// @param accessToken bearer token, valid until `accessExpiresAt` (10 min)
/// @param refreshToken good for one refresh; using an old one ends all of its family
public record Tokens(
        String accessToken,
        Instant accessExpiresAt,
        String refreshToken,
        Instant refreshExpiresAt,
        String user,
        Role role,
        Set<Capability> capabilities,
        Scope scope) {
    @Override
    public String toString() {
        return "Tokens[user=" + user + ", role=" + role + "]";
    }
}
