package pitwall.views.rollouts;

/// The columns of the list in their order.
enum RolloutColumn {
    STATE("state", 162),
    NAME("name", 164),
    RELEASE("release", 56),
    PHASE("phase", 74),
    PROGRESS("progress", 196),
    GATE("gate", 128),
    WAITING("waiting", 310),
    STARTED("started", 72),
    OWNER("owner", 62);

    private final String id;
    private final double width;

    RolloutColumn(String id, double width) {
        this.id = id;
        this.width = width;
    }

    /// The end of its message key and of its style class.
    String id() {
        return id;
    }

    /// Pixels at text size 100 %.
    double width() {
        return width;
    }
}
