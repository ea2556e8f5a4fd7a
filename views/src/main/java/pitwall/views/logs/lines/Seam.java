package pitwall.views.logs.lines;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What lies between a line and the one before it of the same car, or of the server.
///
/// @param speaker as of [pitwall.protocol.rest.LogLine#speaker()]
/// @param restarted the car's agent was started anew in between
/// @param missing how many lines are missing by their numbers
/// @param from claimed time of the line before; that of its arrival where the clock went back in between
/// @param to the same of the line behind
/// @param jump by how much the car's clock was set; absent where it was not
/// @param sampled how many lines the server had no room for; they can be read
public record Seam(
        String speaker,
        boolean restarted,
        long missing,
        Instant from,
        Instant to,
        @Nullable Duration jump,
        int sampled) {
    /// The server had no room for some lines.
    static Seam sampled(String speaker, Instant at, int lines) {
        return new Seam(speaker, false, 0, at, at, null, lines);
    }

    boolean says() {
        return restarted || missing > 0 || jump != null || sampled > 0;
    }
}
