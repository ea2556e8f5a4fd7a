package pitwall.fleet.alarm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// From when to when, and why.
///
/// @param at server time
/// @param until absent where it ends only when somebody says so
public record MuteTerms(Instant at, @Nullable Instant until, String reason) {
    /// A silence has an end that is not far; what is out of service needs none.
    boolean isAllowed(Mute.Kind kind, AlarmLimits limits) {
        if (until == null) {
            return kind == Mute.Kind.OUT_OF_SERVICE;
        }
        boolean near = kind == Mute.Kind.OUT_OF_SERVICE || !until.isAfter(at.plus(limits.silence()));
        return until.isAfter(at) && near;
    }
}
