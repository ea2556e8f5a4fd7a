package pitwall.views.audit;

import java.time.Instant;
import pitwall.client.trail.TrailFinding;

/// What is known of the entries that are shown: whether they are what was written.
sealed interface ChainState {
    /// Nobody looked yet.
    record Unchecked() implements ChainState {}

    /// @param done entries that were looked at
    /// @param of how many there are, at least 1
    record Checking(long done, long of) implements ChainState {}

    /// @param at server time
    /// @param offline true where only what is remembered was looked at
    record Checked(TrailFinding finding, Instant at, boolean offline) implements ChainState {
        boolean isBroken() {
            return finding.broken().isPresent();
        }
    }

    /// It could not be found out.
    ///
    /// @param key of the sentence that says why
    record Unknown(String key) implements ChainState {}
}
