package pitwall.server.release;

import pitwall.fleet.ReasonCode;

/// What became of metadata that somebody brought.
public sealed interface Publication {
    /// It is served from now on.
    ///
    /// @param version of what was brought
    record Done(String file, long version) implements Publication {}

    /// Cars would refuse it, so it is not served.
    record Refused(ReasonCode reason, String why) implements Publication {}
}
