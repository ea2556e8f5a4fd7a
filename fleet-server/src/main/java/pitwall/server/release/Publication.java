package pitwall.server.release;

import org.jspecify.annotations.Nullable;
import pitwall.fleet.ReasonCode;
import pitwall.protocol.tuf.TufRole;

/// What became of metadata that somebody brought.
public sealed interface Publication {
    /// It is served from now on.
    ///
    /// @param version of what was brought
    /// @param before version that was served until now; absent where it is the first
    record Done(TufRole role, long version, @Nullable Long before) implements Publication {}

    /// Cars would refuse it, so it is not served.
    record Refused(ReasonCode reason, String why) implements Publication {}
}
