package pitwall.views.cars.dots;

import java.util.Optional;
import pitwall.fleet.AlarmPriority;
import pitwall.fleet.HeadlineStatus;

/// What a dot looks like, as one number, so that thousands of them are compared in no time.
final class DotState {
    /// Never drawn.
    static final int NOTHING = -1;
    /// The car is gone; only its place is left.
    static final int GONE = 1 << 10;

    private static final int CURSOR = 1 << 8;
    private static final int MARKED = 1 << 9;
    private static final HeadlineStatus[] STATUSES = HeadlineStatus.values();
    private static final AlarmPriority[] PRIORITIES = AlarmPriority.values();

    private DotState() {}

    static int of(HeadlineStatus status, Optional<AlarmPriority> priority) {
        return status.ordinal() | priority.map(each -> each.ordinal() + 1).orElse(0) << 4;
    }

    static int with(int state, boolean cursor, boolean marked) {
        return state | (cursor ? CURSOR : 0) | (marked ? MARKED : 0);
    }

    static HeadlineStatus status(int state) {
        return STATUSES[state & 15];
    }

    static Optional<AlarmPriority> priority(int state) {
        int place = state >> 4 & 15;
        return place == 0 ? Optional.empty() : Optional.of(PRIORITIES[place - 1]);
    }

    static boolean isCursor(int state) {
        return (state & CURSOR) != 0;
    }

    static boolean isMarked(int state) {
        return (state & MARKED) != 0;
    }

    static boolean isGone(int state) {
        return (state & GONE) != 0;
    }
}
