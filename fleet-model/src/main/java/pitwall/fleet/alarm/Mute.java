package pitwall.fleet.alarm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Alarms that a matcher fits are not shown for a while. They are still followed and written into the journal.
///
/// @param at server time of the beginning
/// @param until when it ends by itself; absent only for what is out of service until somebody says otherwise
public record Mute(
        MuteId id,
        Kind kind,
        AlarmMatcher matcher,
        String by,
        Instant at,
        @Nullable Instant until,
        String reason) {
    /// Why alarms are not shown.
    public enum Kind {
        /// For a known disturbance; ends by itself.
        SILENCE,
        /// What they are about is not in use, for example a car in a workshop.
        OUT_OF_SERVICE
    }

    public Mute {
        if (kind == Kind.SILENCE && until == null) {
            throw new IllegalArgumentException("a silence ends by itself");
        }
    }

    boolean isOver(Instant now) {
        return until != null && !now.isBefore(until);
    }

    AlarmHandling.HiddenBy hidden() {
        return new AlarmHandling.HiddenBy(id, kind);
    }
}
