package pitwall.views.rollouts;

/// The columns of the list in their order.
enum RolloutColumn {
    STATE("state", 156),
    NAME("name", 150),
    RELEASE("release", 62),
    PHASE("phase", 84),
    PROGRESS("progress", 200),
    GATE("gate", 124),
    WAITING("waiting", 306),
    STARTED("started", 76),
    OWNER("owner", 70);

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
