package pitwall.views.cars.map;

import java.util.Optional;
import pitwall.fleet.AlarmPriority;
import pitwall.fleet.HeadlineStatus;

/// What a car looks like as a dot: its pixels in a square of nine. Normal cars are small; problems are larger and have
/// a shape of their own, so that they are found without colours.
enum DotShape {
    SMALL,
    SQUARE,
    TRIANGLE,
    DIAMOND,
    ARROW,
    HOLLOW;

    /// How many pixels a shape is wide and high at most.
    static final int SIZE = 9;

    static DotShape of(HeadlineStatus status, Optional<AlarmPriority> priority, boolean old) {
        if (old) {
            return HOLLOW;
        }
        return switch (status) {
            case UPDATING, ROLLING_BACK -> ARROW;
            case STALE, OFFLINE, UNKNOWN -> HOLLOW;
            case LOCAL_ESTOP, SAFE_MODE, FAILED, BLOCKED, PENDING, STOPPED, IN_SYNC ->
                priority.map(DotShape::of).orElse(status.isProblem() ? SQUARE : SMALL);
        };
    }

    private static DotShape of(AlarmPriority priority) {
        return switch (priority) {
            case P1 -> SQUARE;
            case P2 -> TRIANGLE;
            case P3 -> DIAMOND;
        };
    }

    /// True where the pixel belongs to the shape; `x` and `y` from -4 to 4 around the middle.
    boolean holds(int x, int y) {
        return switch (this) {
            case SMALL -> Math.abs(x) <= 1 && Math.abs(y) <= 1;
            case SQUARE -> Math.abs(x) <= 3 && Math.abs(y) <= 3;
            case TRIANGLE -> y >= -3 && y <= 3 && 2 * Math.abs(x) <= y + 4;
            case DIAMOND -> Math.abs(x) + Math.abs(y) <= 4;
            case ARROW -> x >= -2 && x <= 3 && 3 * Math.abs(y) <= 2 * (3 - x) + 1;
            case HOLLOW ->
                Math.max(Math.abs(x), Math.abs(y)) == 3 || Math.max(Math.abs(x), Math.abs(y)) == 2 && x * y == 4;
        };
    }

    /// True where the pixel is beside the shape.
    boolean edges(int x, int y) {
        return !holds(x, y) && (holds(x - 1, y) || holds(x + 1, y) || holds(x, y - 1) || holds(x, y + 1));
    }
}
