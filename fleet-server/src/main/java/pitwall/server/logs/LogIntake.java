package pitwall.server.logs;

import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import pitwall.protocol.CarFrame;

/// The one door for text that cars wrote, and for what the server logs: redacted, made visible and cut to size before
/// it is stored, sent or searched. Thread-safe.
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

    /// A frame of a car as the server may know it.
    public CarFrame clean(CarFrame frame) {
        return switch (frame) {
            case CarFrame.Hello hello -> hello;
            case CarFrame.State(var seq, var at, var condition, var readings, var software) ->
                new CarFrame.State(seq, at, clean(condition), readings, software);
            case CarFrame.Event(var seq, var at, var kind, var reason, var fields) ->
                new CarFrame.Event(seq, at, kind, reason, fields(fields));
            case CarFrame.Log(var seq, var lines) ->
                new CarFrame.Log(seq, lines.stream().map(this::clean).toList());
        };
    }

    private CarFrame.Condition clean(CarFrame.Condition condition) {
        String message = condition.message();
        return message == null
                ? condition
                : new CarFrame.Condition(
                        condition.motion(),
                        condition.workload(),
                        condition.agent(),
                        condition.safety(),
                        condition.convergence(),
                        condition.actualVersion(),
                        condition.reason(),
                        VisibleText.of(redactor.text(message), MAX_STATUS),
                        condition.autonomous());
    }

    /// A line as it may be kept; one of the server too.
    CarFrame.Line clean(CarFrame.Line line) {
        return new CarFrame.Line(
                line.number(),
                line.at().truncatedTo(ChronoUnit.MILLIS),
                line.level(),
                VisibleText.of(line.source(), MAX_SOURCE),
                VisibleText.of(redactor.text(line.message()), MAX_LINE),
                fields(NestedFields.flat(line.fields())));
    }

    /// Fields of a line or an event; beyond 32 the rest is dropped.
    private Map<String, String> fields(Map<String, String> fields) {
        Map<String, String> out = new LinkedHashMap<>();
        redactor.fields(fields).forEach((name, value) -> {
            if (out.size() < MAX_FIELDS) {
                out.put(VisibleText.of(name, MAX_SOURCE), VisibleText.of(value, MAX_FIELD));
            }
        });
        return out;
    }
}
