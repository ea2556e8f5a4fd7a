package pitwall.protocol.rest;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody's words about a car, for its timeline.
///
/// @param text at most [#LONGEST] characters
/// @param written server time as the person's program estimated it, where the words were written without a connection;
///     absent where they were sent at once
public record CarNote(@Nullable String text, @Nullable Instant written) {
    /// The most characters of a note.
    public static final int LONGEST = 1_000;

    /// So long after it was written a note is still taken.
    public static final Duration OLDEST = Duration.ofDays(90);
}
