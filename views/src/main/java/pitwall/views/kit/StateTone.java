package pitwall.views.kit;

import java.util.Optional;
import pitwall.fleet.AlarmPriority;
import pitwall.fleet.HeadlineStatus;

/// Where a state's colour comes from. Progress and old data keep their own colour; the alarm of such a car
/// stands in its own column.
enum StateTone {
    BY_PRIORITY,
    ACTIVE,
    QUALITY;

    static StateTone of(HeadlineStatus status) {
        return switch (status) {
            case UPDATING, ROLLING_BACK -> ACTIVE;
            case STALE, OFFLINE, UNKNOWN -> QUALITY;
            case LOCAL_ESTOP, SAFE_MODE, FAILED, BLOCKED, PENDING, STOPPED, IN_SYNC -> BY_PRIORITY;
        };
    }

    /// The colour of a state's fill.
    static Tone fill(HeadlineStatus status, Optional<AlarmPriority> priority) {
        return switch (of(status)) {
            case ACTIVE -> Tone.ACTIVE;
            case QUALITY -> Tone.QUALITY;
            case BY_PRIORITY -> priority.map(StateTone::fill).orElse(Tone.NORMAL);
        };
    }

    /// The colour of a state's lines: the third priority is too light for a line on white, so it takes the
    /// outline's colour there.
    static Tone line(HeadlineStatus status, Optional<AlarmPriority> priority) {
        Tone fill = fill(status, priority);
        return fill == Tone.P3 ? Tone.P3_OUTLINE : fill;
    }

    static Tone fill(AlarmPriority priority) {
        return switch (priority) {
            case P1 -> Tone.P1;
            case P2 -> Tone.P2;
            case P3 -> Tone.P3;
        };
    }

    static Tone ink(AlarmPriority priority) {
        return switch (priority) {
            case P1 -> Tone.P1_INK;
            case P2 -> Tone.P2_INK;
            case P3 -> Tone.P3_INK;
        };
    }

    static Tone outline(AlarmPriority priority) {
        return switch (priority) {
            case P1 -> Tone.P1_OUTLINE;
            case P2 -> Tone.P2_OUTLINE;
            case P3 -> Tone.P3_OUTLINE;
        };
    }
}
