package pitwall.client.past;

import java.time.Instant;

/// A stretch of time of which every second can be shown.
///
/// @param from the first second
/// @param to the last
public record Span(Instant from, Instant to) {}
