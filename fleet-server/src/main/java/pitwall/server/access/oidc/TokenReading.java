package pitwall.server.access.oidc;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;

/// What a token of the identity provider says.
public sealed interface TokenReading {
    /// @param id names the token without telling it
    /// @param provenAt when the provider last saw a proof of who they are (`auth_time`); absent where it does not say
    record Person(
            String user,
            Role role,
            Scope scope,
            String id,
            Instant until,
            @Nullable Instant provenAt) implements TokenReading {}

    /// It is good, and nothing in it is a right here.
    record NoRights(String user) implements TokenReading {}

    record Refused(TokenFault fault) implements TokenReading {}

    /// The provider does not answer, and what is known of its keys is not enough.
    record Unknowable() implements TokenReading {}
}
