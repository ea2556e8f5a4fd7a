package pitwall.fleet.rollout;

import java.util.function.Supplier;

/// An invariant that does not hold. An error, so that no node takes it for a fault of its own.
public final class Violation extends AssertionError {
    private static final long serialVersionUID = 1;

    private final String invariant;

    public Violation(String invariant, String message) {
        super(invariant + ": " + message);
        this.invariant = invariant;
    }

    public static void require(String invariant, boolean holds, Supplier<String> message) {
        if (!holds) {
            throw new Violation(invariant, message.get());
        }
    }

    public String invariant() {
        return invariant;
    }
}
