package pitwall.checks.simulation;

/// The power of a car goes. Not an exception that any node could live through.
final class PowerCut extends Error {
    private static final long serialVersionUID = 1;

    PowerCut() {
        super("the power is gone", null, false, false);
    }
}
