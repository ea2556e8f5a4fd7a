package pitwall.simulator.car;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import pitwall.agent.LogMessage;
import pitwall.fleet.LogLevel;
import pitwall.fleet.ReasonCode;

/// What a car has to say about a step.
public sealed interface Report {
    /// For the timeline.
    record Event(String kind, @Nullable ReasonCode reason, Map<String, String> fields) implements Report {
        public Event {
            fields = Map.copyOf(fields);
        }
    }

    /// For the log.
    record Line(LogMessage message) implements Report {}

    static Report event(String kind) {
        return new Event(kind, null, Map.of());
    }

    static Report line(LogLevel level, String source, String text) {
        return new Line(new LogMessage(level, source, text));
    }
}
