package pitwall.views.alarms;

/// The columns of the list in their order.
enum AlarmColumn {
    PRIORITY("priority", 30),
    STATE("state", 128),
    SINCE("since", 84),
    TEXT("text", 420),
    OBJECT("object", 104),
    CARS("cars", 52),
    FIRST_OUT("first-out", 76),
    ACK_BY("ack-by", 84),
    GUIDANCE("guidance", 242);

    private final String id;
    private final double width;

    AlarmColumn(String id, double width) {
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
