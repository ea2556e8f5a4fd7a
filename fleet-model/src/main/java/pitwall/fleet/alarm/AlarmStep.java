package pitwall.fleet.alarm;

import org.jspecify.annotations.Nullable;

/// One thing that happened, with what became of the alarm.
///
/// @param alarm as it is now; absent where it happened to no alarm
public record AlarmStep(JournalEntry entry, @Nullable Alarm alarm) {}
