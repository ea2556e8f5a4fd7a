package pitwall.server.access;

import java.util.Optional;
import pitwall.protocol.rest.Tokens;

/// What became of a sign-in or a refresh.
public sealed interface SignInOutcome {
    record Done(Tokens tokens) implements SignInOutcome {}

    /// Wrong name, wrong password, disabled account or spent refresh token; the caller is not told which.
    ///
    /// @param account whom it was about, where there is such an account; not for the caller either
    record Failed(Optional<String> account) implements SignInOutcome {}
}
