package pitwall.views.rollouts;

/// A rollout's place in the list. It stays while what it says changes. FX thread.
final class RolloutRow {
    private RolloutLine line;

    RolloutRow(RolloutLine line) {
        this.line = line;
    }

    RolloutLine line() {
        return line;
    }

    String id() {
        return line.id();
    }

    void show(RolloutLine next) {
        line = next;
    }
}
