package pitwall.server.access.oidc;

import java.time.Instant;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;

/// What a token of the identity provider says.
public sealed interface TokenReading {
    /// @param id names the token without telling it
    record Person(String user, Role role, Scope scope, String id, Instant until) implements TokenReading {}

    /// It is good, and nothing in it is a right here.
    record NoRights(String user) implements TokenReading {}

    record Refused(TokenFault fault) implements TokenReading {}

    /// The provider does not answer, and what is known of its keys is not enough.
    record Unknowable() implements TokenReading {}
}
