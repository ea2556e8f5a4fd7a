package pitwall.views.ports;

import java.time.Duration;

/// How a sign-in ended.
public sealed interface SignInOutcome {
    /// The console follows the server from now on.
    record SignedIn(String user) implements SignInOutcome {}

    /// No server answers.
    ///
    /// @param address what was tried, for example `fleet.example:8443`
    record Unreachable(String address) implements SignInOutcome {}

    /// Nobody we trust vouches for the server.
    ///
    /// @param fingerprint SHA-256 of its certificate, in hex with colons
    record Untrusted(String fingerprint) implements SignInOutcome {}

    /// Name and password do not belong together.
    record WrongPassword() implements SignInOutcome {}

    /// Too many attempts.
    record RateLimited(Duration retryAfter) implements SignInOutcome {}

    /// The server speaks another version of the protocol.
    ///
    /// @param server its version, as it said it
    /// @param console the version this console speaks
    record Incompatible(String server, String console) implements SignInOutcome {}

    /// Anything else the server said no to.
    ///
    /// @param sentence the server's own words
    record Refused(String sentence, String correlation) implements SignInOutcome {}
}
