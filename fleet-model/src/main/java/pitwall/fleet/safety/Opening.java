package pitwall.fleet.safety;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether the time windows of a place are open, and until when that holds.
///
/// @param open whether a change may begin
/// @param until when it changes; absent if it stays so for at least [WindowCalendar#HORIZON]
public record Opening(boolean open, @Nullable Instant until) {
    /// Open at all times.
    public static final Opening ALWAYS = new Opening(true, null);

    /// When a change could begin at the earliest, seen from `now`; absent if no opening is in sight.
    public @Nullable Instant next(Instant now) {
        return open ? now : until;
    }
}
