package pitwall.fleet;

import java.time.Instant;
import java.util.Map;

/// One line of a car's log, already redacted.
///
/// @param at server time of arrival; it alone orders entries
/// @param claimedAt the car's own clock, kept as claimed
/// @param sequence the car's own number within its boot, so that gaps show
/// @param source the part of the car that speaks, for example `update`
/// @param fields structured details
public record LogEntry(
        Instant at,
        Instant claimedAt,
        long sequence,
        LogLevel level,
        String source,
        String message,
        Map<String, String> fields) {
    public LogEntry {
        fields = Map.copyOf(fields);
    }
}
