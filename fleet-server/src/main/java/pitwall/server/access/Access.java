package pitwall.server.access;

import org.jspecify.annotations.Nullable;

/// The one place that decides whether a caller may use a route. What the caller then sees is limited by
/// [Principal#scope] wherever cars are read.
public final class Access {
    private Access() {}

    /// @param caller absent where nobody is signed in
    public static Verdict decide(Rule rule, @Nullable Principal caller) {
        return switch (rule) {
            case Rule.Open(), Rule.CarProof() -> new Verdict.Allowed();
            case Rule.SignedIn() -> caller == null ? new Verdict.SignInFirst() : new Verdict.Allowed();
            case Rule.Needs(var capability) -> {
                if (caller == null) {
                    yield new Verdict.SignInFirst();
                }
                yield caller.may(capability) ? new Verdict.Allowed() : new Verdict.Forbidden(capability);
            }
        };
    }
}
