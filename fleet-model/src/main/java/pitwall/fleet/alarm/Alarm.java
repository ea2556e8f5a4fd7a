package pitwall.fleet.alarm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One thing that somebody must act on. Stays until its condition went away and somebody said that they know.
///
/// @param text what is the matter, in words that need no other
/// @param value what was measured when it came; absent where nothing is measured
public record Alarm(
        AlarmId id,
        RuleName rule,
        AlarmObject object,
        AlarmLevel level,
        String text,
        @Nullable String value,
        AlarmCourse course,
        AlarmHandling handling) {
    public AlarmKey key() {
        return object.key(rule);
    }

    /// The one word for where it is.
    public AlarmState state() {
        if (course.endedAt() != null) {
            return AlarmState.OVER;
        }
        AlarmHandling.HiddenBy mute = handling.mute();
        if (mute != null) {
            return switch (mute.kind()) {
                case OUT_OF_SERVICE -> AlarmState.OUT_OF_SERVICE;
                case SILENCE -> AlarmState.SUPPRESSED;
            };
        }
        if (handling.shelving() != null) {
            return AlarmState.SHELVED;
        }
        if (handling.acknowledgement() == null) {
            return course.isActive() ? AlarmState.UNACKED_ACTIVE : AlarmState.CLEARED_UNACKED;
        }
        return AlarmState.ACKED_ACTIVE;
    }

    /// What it has in common with others that probably have the same cause.
    public CauseGroup group() {
        return new CauseGroup(rule, object.region(), object.rollout());
    }

    /// True while its condition holds for longer than a day.
    public boolean isStanding(Instant now) {
        return course.isActive() && course.raisedAt().plus(AlarmLimits.STANDING).isBefore(now);
    }

    Alarm with(AlarmCourse changed) {
        return new Alarm(id, rule, object, level, text, value, changed, handling);
    }

    Alarm with(AlarmHandling changed) {
        return new Alarm(id, rule, object, level, text, value, course, changed);
    }
}
