package pitwall.agent;

import java.util.Map;
import pitwall.fleet.LogLevel;

/// A line for the car's log, before it is numbered and stamped.
///
/// @param source the part of the car that speaks, for example `update`
public record LogMessage(LogLevel level, String source, String text, Map<String, String> fields) {
    public LogMessage {
        fields = Map.copyOf(fields);
    }

    public LogMessage(LogLevel level, String source, String text) {
        this(level, source, text, Map.of());
    }
}
