package pitwall.client.past;

import java.time.Instant;

/// A stretch of time of which every second can be shown.
///
/// @param from the first second
/// @param to the last
/// @param fromServer false where it was seen here; true where the server told later how it was, in steps
public record Span(Instant from, Instant to, boolean fromServer) {
    /// One that was seen here.
    public Span(Instant from, Instant to) {
        this(from, to, false);
    }
}
