package pitwall.server.access;

import pitwall.server.access.oidc.TokenFault;

/// What an access token is worth right now.
public sealed interface TokenCheck {
    record Good(Principal principal) implements TokenCheck {}

    /// It was good once; a refresh helps.
    record Expired() implements TokenCheck {}

    /// The identity provider vouches for them, and gives them no right here.
    record NoRights(String user) implements TokenCheck {}

    /// The identity provider does not vouch for it.
    record Refused(TokenFault fault) implements TokenCheck {}

    /// Whether it is good cannot be said now: the identity provider does not answer.
    record Unknowable() implements TokenCheck {}

    /// Not ours, revoked, or its account is gone.
    record Bad() implements TokenCheck {}
}
