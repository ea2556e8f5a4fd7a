package pitwall.server.access;

import pitwall.protocol.rest.Tokens;

/// What became of a sign-in or a refresh.
public sealed interface SignInOutcome {
    record Done(Tokens tokens) implements SignInOutcome {}

    /// Wrong name, wrong password, disabled account or spent refresh token; the caller is not told which.
    record Failed() implements SignInOutcome {}
}
