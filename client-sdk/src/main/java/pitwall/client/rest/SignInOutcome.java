package pitwall.client.rest;

import java.util.Set;
import pitwall.client.Freshness.Trouble;
import pitwall.fleet.Capability;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;

/// What became of signing in.
public sealed interface SignInOutcome {
    record SignedIn(String user, Role role, Set<Capability> capabilities, Scope scope) implements SignInOutcome {
        public SignedIn {
            capabilities = Set.copyOf(capabilities);
        }
    }

    /// Wrong name or password, a disabled account, or a kept sign-in that ended; which one is not said.
    record Refused() implements SignInOutcome {}

    /// Too many attempts.
    record Wait(int seconds) implements SignInOutcome {}

    /// The server could not be asked.
    record NoServer(Trouble trouble) implements SignInOutcome {}

    /// The server had a fault of its own.
    record ServerFault(String sentence, String correlation) implements SignInOutcome {}

    /// Nothing is kept from an earlier sign-in.
    record NothingKept() implements SignInOutcome {}
}
