package pitwall.simulator.fault;

/// Shares of a whole. Pure.
final class Shares {
    private Shares() {}

    /// @throws IllegalArgumentException unless the share is 0 to 1
    static void check(String name, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(name + " must be 0 to 100 %");
        }
    }
}
