package pitwall.protocol.rest;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody's words about a car, for its timeline.
///
/// @param text at most [#LONGEST] characters
/// @param written server time as the person's program estimated it; shown where that was not just now
public record CarNote(@Nullable String text, @Nullable Instant written) {
    /// The most characters of a note.
    public static final int LONGEST = 1_000;

    /// Sent sooner than this, a note was written when the server got it.
    public static final Duration AT_ONCE = Duration.ofSeconds(10);

    /// So long after it was written a note is still taken.
    public static final Duration OLDEST = Duration.ofDays(90);
}
