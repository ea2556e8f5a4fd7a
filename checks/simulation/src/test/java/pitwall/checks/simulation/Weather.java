package pitwall.checks.simulation;

/// Whether somebody can reach the server at all.
final class Weather {
    private final World world;
    private boolean cut;

    Weather(World world) {
        this.world = world;
    }

    boolean isClear() {
        return !cut;
    }

    /// Nothing comes through for a while, and nobody is told.
    void turn(int seconds) {
        if (!cut) {
            cut = true;
            world.in(seconds * 1_000L, () -> cut = false);
        }
    }

    void clear() {
        cut = false;
    }
}
