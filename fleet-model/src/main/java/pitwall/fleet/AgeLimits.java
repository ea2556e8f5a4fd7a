package pitwall.fleet;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The moments that separate the age classes as of one "now". Worked out once for a pass over the fleet,
/// so that looking at a car costs comparisons and no arithmetic.
///
/// @param freshFrom a value received at this moment or later is fresh
/// @param lateFrom received before `freshFrom`, but not before this moment: late
/// @param staleFrom received before `lateFrom`, but not before this moment: stale; earlier is offline
public record AgeLimits(Instant freshFrom, Instant lateFrom, Instant staleFrom) {
    /// Classifies a value that was last received at `heard`, server time; `null` means never.
    /// A time in the future (a clock was set back) counts as just heard.
    public AgeClass classify(@Nullable Instant heard) {
        if (heard == null) {
            return AgeClass.UNKNOWN;
        }
        if (!heard.isBefore(freshFrom)) {
            return AgeClass.FRESH;
        }
        if (!heard.isBefore(lateFrom)) {
            return AgeClass.LATE;
        }
        return heard.isBefore(staleFrom) ? AgeClass.OFFLINE : AgeClass.STALE;
    }
}
