package pitwall.protocol.rest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.alarm.AlarmLevel;
import pitwall.fleet.alarm.AlarmObject;
import pitwall.fleet.alarm.JournalEntry;

/// One line of the journal of alarms.
///
/// @param n counts all lines from 1
/// @param alarm absent for an event and for what concerns all alarms
/// @param by absent where nobody did it
public record AlarmJournalLine(
        long n,
        Instant at,
        JournalEntry.What what,
        @Nullable String alarm,
        @Nullable String rule,
        @Nullable AlarmObject object,
        @Nullable AlarmLevel level,
        @Nullable String by,
        @Nullable String note) {}
