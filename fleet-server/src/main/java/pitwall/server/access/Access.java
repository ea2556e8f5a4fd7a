package pitwall.server.access;

import org.jspecify.annotations.Nullable;
import pitwall.fleet.Capability;

/// The one place that decides whether a caller may use a route. What the caller then sees is limited by
/// [Principal#scope] wherever cars are read.
public final class Access {
    private Access() {}

    /// @param caller absent where nobody is signed in
    /// @param isCar whether a car asks that has a good download token for exactly this
    public static Verdict decide(Rule rule, @Nullable Principal caller, boolean isCar) {
        return switch (rule) {
            case Rule.Open(), Rule.CarProof() -> new Verdict.Allowed();
            case Rule.SignedIn() -> caller == null ? new Verdict.SignInFirst() : new Verdict.Allowed();
            case Rule.Needs(var capability) -> needs(capability, caller);
            case Rule.Download(var capability) -> isCar ? new Verdict.Allowed() : needs(capability, caller);
        };
    }

    private static Verdict needs(Capability capability, @Nullable Principal caller) {
        if (caller == null) {
            return new Verdict.SignInFirst();
        }
        return caller.may(capability) ? new Verdict.Allowed() : new Verdict.Forbidden(capability);
    }
}
