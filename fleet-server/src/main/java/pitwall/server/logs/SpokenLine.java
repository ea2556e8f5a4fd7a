package pitwall.server.logs;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.LogLevel;

/// What the code of a server wrote into the log of its program, as it was written: with whatever secrets are in it.
///
/// @param logger who speaks, usually the name of a class
/// @param message with its arguments
/// @param fields structured details, such as the `correlation` of a request
/// @param thrown what went wrong; absent where nothing did
public record SpokenLine(
        LogLevel level,
        String logger,
        String message,
        Map<String, String> fields,
        @Nullable Throwable thrown) {
    public SpokenLine {
        fields = Map.copyOf(fields);
    }
}
