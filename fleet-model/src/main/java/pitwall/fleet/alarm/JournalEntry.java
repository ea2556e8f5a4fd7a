package pitwall.fleet.alarm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One line of the journal of alarms. Nothing that happened to an alarm is missing from it.
///
/// @param at server time
/// @param alarm absent for an event and for what concerns all alarms
/// @param rule absent for what concerns all alarms
/// @param object absent as the rule
/// @param by who did it; absent where nobody did
/// @param note what they said, or what was measured; absent where there is nothing to say
public record JournalEntry(
        Instant at,
        What what,
        @Nullable AlarmId alarm,
        @Nullable RuleName rule,
        @Nullable AlarmObject object,
        @Nullable AlarmLevel level,
        @Nullable String by,
        @Nullable String note) {
    /// What can happen.
    public enum What {
        RAISED,
        /// Its condition came again before it was over, or within a minute after.
        RAISED_AGAIN,
        CLEARED,
        ACKNOWLEDGED,
        SHELVED,
        /// Somebody took it back from the shelf.
        UNSHELVED,
        /// It came back from the shelf by itself.
        SHELVING_EXPIRED,
        SILENCED,
        UNSILENCED,
        TAKEN_OUT_OF_SERVICE,
        PUT_BACK_IN_SERVICE,
        /// Nothing is left to do about it.
        ENDED,
        /// A rule that makes no alarms met its condition.
        EVENT,
        FLOOD_BEGAN,
        FLOOD_ENDED
    }

    static JournalEntry of(What what, Alarm alarm, Instant at, @Nullable String by, @Nullable String note) {
        return new JournalEntry(at, what, alarm.id(), alarm.rule(), alarm.object(), alarm.level(), by, note);
    }

    static JournalEntry of(What what, Instant at, String note) {
        return new JournalEntry(at, what, null, null, null, null, null, note);
    }
}
