package pitwall.server.access;

/// What an access token is worth right now.
public sealed interface TokenCheck {
    record Good(Principal principal) implements TokenCheck {}

    /// It was good once; a refresh helps.
    record Expired() implements TokenCheck {}

    /// Not ours, revoked, or its account is gone.
    record Bad() implements TokenCheck {}
}
