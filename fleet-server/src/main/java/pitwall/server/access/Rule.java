package pitwall.server.access;

import pitwall.fleet.Capability;

/// Who may use a route.
public sealed interface Rule {
    /// Anybody.
    record Open() implements Rule {}

    /// Anybody who is signed in.
    record SignedIn() implements Rule {}

    /// Whoever has a capability.
    record Needs(Capability capability) implements Rule {}

    /// Whoever has a capability, or a car whose download token is for exactly this.
    record Download(Capability capability) implements Rule {}

    /// A car, which proves its key on the connection itself; people's tokens mean nothing there.
    record CarProof() implements Rule {}
}
