package pitwall.server.logs;

import java.time.Duration;

/// How much of what cars write is taken, kept and searched.
///
/// @param linesPerSecond that one car may write in the long run
/// @param burst lines of one car that are taken at once: what a car kept while it was offline
/// @param pending lines of all cars that may wait for the disk; beyond them lines are dropped, and cars are told of
///     nothing else later for it
/// @param keep lines that are older go
/// @param maxLines of all cars; beyond them the oldest go
/// @param maxBytes of text of all cars, about; beyond them the oldest go
/// @param searchTime that one request may search for
/// @param exportLines in one export
/// @param redaction what is taken out of lines
public record LogSettings(
        int linesPerSecond,
        int burst,
        int pending,
        Duration keep,
        long maxLines,
        long maxBytes,
        Duration searchTime,
        int exportLines,
        RedactionRules redaction) {
    /// 100 lines a second a car, 30 days, two million lines or 1 GB.
    public static final LogSettings DEFAULT = new LogSettings(
            100,
            30_000,
            50_000,
            Duration.ofDays(30),
            2_000_000,
            1_000_000_000,
            Duration.ofSeconds(2),
            100_000,
            RedactionRules.SHIPPED);

    public LogSettings {
        if (linesPerSecond < 1 || burst < 1 || pending < 1 || maxLines < 1 || maxBytes < 1 || exportLines < 1) {
            throw new IllegalArgumentException("nothing would be kept");
        }
        if (!keep.isPositive() || !searchTime.isPositive()) {
            throw new IllegalArgumentException("times must be positive");
        }
    }

    /// The same for another intake.
    public LogSettings taking(int perSecond, int atOnce) {
        return new LogSettings(
                perSecond, atOnce, pending, keep, maxLines, maxBytes, searchTime, exportLines, redaction);
    }

    /// The same, kept otherwise.
    public LogSettings keeping(Duration age, long lines, long bytes) {
        return new LogSettings(linesPerSecond, burst, pending, age, lines, bytes, searchTime, exportLines, redaction);
    }

    /// The same with another time to search.
    public LogSettings searching(Duration time) {
        return new LogSettings(linesPerSecond, burst, pending, keep, maxLines, maxBytes, time, exportLines, redaction);
    }

    /// The same with other rules of redaction.
    public LogSettings redacting(RedactionRules rules) {
        return new LogSettings(
                linesPerSecond, burst, pending, keep, maxLines, maxBytes, searchTime, exportLines, rules);
    }

    /// The same with another bound of exports.
    public LogSettings exporting(int lines) {
        return new LogSettings(linesPerSecond, burst, pending, keep, maxLines, maxBytes, searchTime, lines, redaction);
    }
}
