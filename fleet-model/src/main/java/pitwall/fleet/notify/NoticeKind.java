package pitwall.fleet.notify;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What can be told to somebody outside.
public enum NoticeKind {
    /// The condition of a rule holds: an alarm, or an event that asks nobody to act.
    ALERT_TRIGGERED,
    /// The condition of an alarm went away.
    ALERT_CLEARED,
    /// Somebody knows of an alarm.
    ALERT_ACKNOWLEDGED,
    DEVICE_ONLINE,
    DEVICE_OFFLINE,
    UPDATE_COMPLETED,
    UPDATE_FAILED,
    ROLLBACK_COMPLETED,
    ROLLBACK_FAILED,
    /// A rollout came to another status.
    ROLLOUT_STATUS,
    /// Somebody tries a channel out.
    TEST;

    private final String word = name().toLowerCase(Locale.ROOT);

    /// How it is written, for example `device_online`.
    public String word() {
        return word;
    }

    /// True where it is about an alarm, so that levels mean something.
    public boolean isAlert() {
        return this == ALERT_TRIGGERED || this == ALERT_CLEARED || this == ALERT_ACKNOWLEDGED;
    }

    /// The one that is written so.
    public static Optional<NoticeKind> named(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }
}
