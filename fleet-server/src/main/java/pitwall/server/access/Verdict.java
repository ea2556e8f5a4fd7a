package pitwall.server.access;

import pitwall.fleet.Capability;

/// Whether a call may go on.
public sealed interface Verdict {
    record Allowed() implements Verdict {}

    /// Nobody is signed in.
    record SignInFirst() implements Verdict {}

    /// The caller is known and may not.
    record Forbidden(Capability missing) implements Verdict {}
}
