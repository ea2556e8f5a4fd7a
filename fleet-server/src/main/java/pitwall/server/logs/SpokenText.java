package pitwall.server.logs;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.CarFrame;

/// Gives a line of the server the shape of one of a car: the part that speaks instead of a class, and what went wrong
/// as further lines of the message.
final class SpokenText {
    private static final String HOME = "pitwall.server.";
    private static final int CAUSES = 4;
    private static final int FRAMES = 8;

    private SpokenText() {}

    static CarFrame.Line frame(SpokenLine line, long number, Instant at) {
        Throwable thrown = line.thrown();
        Map<String, String> fields = new LinkedHashMap<>(line.fields());
        if (thrown != null) {
            fields.putIfAbsent("error", thrown.getClass().getName());
        }
        return new CarFrame.Line(number, at, line.level(), part(line.logger()), line.message() + trace(thrown), fields);
    }

    /// `http.Pipeline` of our own, others whole.
    private static String part(String logger) {
        return logger.startsWith(HOME) ? logger.substring(HOME.length()) : logger;
    }

    private static String trace(@Nullable Throwable thrown) {
        StringBuilder out = new StringBuilder();
        Throwable each = thrown;
        for (int i = 0; i < CAUSES && each != null; i++) {
            out.append('\n').append(i == 0 ? "" : "caused by ").append(each);
            StackTraceElement[] frames = each.getStackTrace();
            for (int n = 0; n < Math.min(FRAMES, frames.length); n++) {
                out.append("\n  at ").append(frames[n]);
            }
            if (frames.length > FRAMES) {
                out.append("\n  … ").append(frames.length - FRAMES).append(" more");
            }
            each = each.getCause();
        }
        return out.toString();
    }
}
