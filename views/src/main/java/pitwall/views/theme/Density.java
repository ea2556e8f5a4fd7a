package pitwall.views.theme;

/// How close rows stand. The figures are pixels at text size 100 %.
public enum Density {
    COMPACT(22, 1),
    COSY(28, 1),
    COMFORTABLE(36, 1),
    /// For a video wall: everything one and a half times as large.
    WALL(44, 1.5);

    private final double rowHeight;
    private final double textFactor;

    Density(double rowHeight, double textFactor) {
        this.rowHeight = rowHeight;
        this.textFactor = textFactor;
    }

    double rowHeight() {
        return rowHeight;
    }

    double textFactor() {
        return textFactor;
    }

    String styleClass() {
        return switch (this) {
            case COMPACT -> "density-compact";
            case COSY -> "density-cosy";
            case COMFORTABLE -> "density-comfortable";
            case WALL -> "density-wall";
        };
    }
}
