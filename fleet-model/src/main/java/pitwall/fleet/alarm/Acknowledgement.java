package pitwall.fleet.alarm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody knows.
///
/// @param at server time
/// @param comment what they said; absent where they said nothing
public record Acknowledgement(
        String by, Instant at, @Nullable String comment) {}
