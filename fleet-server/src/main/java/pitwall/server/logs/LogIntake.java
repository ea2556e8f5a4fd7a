package pitwall.server.logs;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import pitwall.fleet.LogEntry;
import pitwall.protocol.CarFrame;

/// The one door for text that cars wrote: redacted, made visible and cut to size before it is stored, sent or
/// searched. Thread-safe.
public final class LogIntake {
    /// The longest line that is kept, in characters.
    public static final int MAX_LINE = 8_000;

    private static final int MAX_SOURCE = 64;
    private static final int MAX_FIELDS = 32;
    private static final int MAX_FIELD = 500;
    private static final int MAX_STATUS = 1_000;

    private final Redactor redactor;

    public LogIntake(Redactor redactor) {
        this.redactor = redactor;
    }

    /// A line of a car as it is kept.
    ///
    /// @param at server time of arrival
    public LogEntry entry(CarFrame.Line line, Instant at) {
        return new LogEntry(
                at,
                line.at().truncatedTo(ChronoUnit.MILLIS),
                line.number(),
                line.level(),
                VisibleText.of(line.source(), MAX_SOURCE),
                VisibleText.of(redactor.text(line.message()), MAX_LINE),
                fields(line.fields()));
    }

    /// A car's own words about its condition.
    public String message(String message) {
        return VisibleText.of(redactor.text(message), MAX_STATUS);
    }

    /// Fields of a line or an event; beyond 32 the rest is dropped.
    public Map<String, String> fields(Map<String, String> fields) {
        Map<String, String> out = new LinkedHashMap<>();
        redactor.fields(fields).forEach((name, value) -> {
            if (out.size() < MAX_FIELDS) {
                out.put(VisibleText.of(name, MAX_SOURCE), VisibleText.of(value, MAX_FIELD));
            }
        });
        return out;
    }
}
