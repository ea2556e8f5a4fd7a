package pitwall.protocol.rest;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.LogEntry;
import pitwall.fleet.LogLevel;

/// One stored log line, redacted. Lines are told and stored in the order of their ids.
///
/// @param id the server's number of the line; rises over all cars, with holes. Those of the server's own lines are
///     numbers of their own
/// @param car who wrote it; absent where that is the server itself, in its own log
/// @param at server time of arrival
/// @param claimedAt the car's own clock, as claimed: where it jumps against `at` the clock was set
/// @param boot the run of the car's agent, or of the server, that wrote it; 0 where nobody knows any more. Numbers
///     start anew with each
/// @param sequence the writer's own number within the boot, from 1: where one is missing a line is. 0 for what the
///     server says itself, such as how many lines it dropped
/// @param source the part of the car or of the server that speaks; `pitwall` for the server itself
/// @param fields structured details, sorted by name
public record LogLine(
        long id,
        @Nullable CarId car,
        Instant at,
        Instant claimedAt,
        long boot,
        long sequence,
        LogLevel level,
        String source,
        String message,
        Map<String, String> fields) {
    /// Who speaks in a line that the server itself wrote.
    public static final String SERVER = "pitwall";

    /// Stands where the id of a car would, for lines of the server's own log: no car has such an id.
    public static final String OWN = "(server)";

    public LogLine {
        fields = Collections.unmodifiableMap(new TreeMap<>(fields));
    }

    /// The line of an entry.
    public static LogLine of(long id, CarId car, long boot, LogEntry entry) {
        return new LogLine(
                id,
                car,
                entry.at(),
                entry.claimedAt(),
                boot,
                entry.sequence(),
                entry.level(),
                entry.source(),
                entry.message(),
                entry.fields());
    }

    /// The id of the car, or [#OWN].
    public String speaker() {
        return car == null ? OWN : car.value();
    }

    /// The line without its number.
    public LogEntry entry() {
        return new LogEntry(at, claimedAt, sequence, level, source, message, fields);
    }

    /// The same line under another number.
    public LogLine numbered(long other) {
        return new LogLine(other, car, at, claimedAt, boot, sequence, level, source, message, fields);
    }

    /// The same line in other words.
    public LogLine saying(String otherMessage, Map<String, String> otherFields) {
        return new LogLine(id, car, at, claimedAt, boot, sequence, level, source, otherMessage, otherFields);
    }
}
