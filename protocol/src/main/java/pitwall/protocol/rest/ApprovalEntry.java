package pitwall.protocol.rest;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something that one person asked for and a second one must agree to.
///
/// @param id of the rollout; `safety-policy` for a weaker safety policy
/// @param name as people call it
/// @param act `launch`, `resume`, `advance`, `retry` or `weaken`
/// @param hash what the consent is bound to; any change makes it another one
/// @param revision for `If-Match`
/// @param expiresAt server time from which on nobody can agree any more
/// @param reason in the words of who asks; empty where none is asked for
/// @param size how many cars it is about; 0 for the safety policy, which is about all
/// @param version what a rollout brings; absent for the safety policy
/// @param running what its cars run now: how many by version, `unknown` for those that never said
/// @param whyNot why the caller cannot agree: `SELF_APPROVAL`, `FORBIDDEN` or `OUT_OF_SCOPE`; absent if they can
public record ApprovalEntry(
        Kind kind,
        String id,
        String name,
        String act,
        String hash,
        long revision,
        String requestedBy,
        Instant requestedAt,
        Instant expiresAt,
        String reason,
        int size,
        @Nullable String version,
        Map<String, Integer> running,
        @Nullable String whyNot) {
    public ApprovalEntry {
        running = Map.copyOf(running);
    }

    /// What it is about.
    public enum Kind {
        /// The start of a rollout.
        ROLLOUT_START,
        /// Going past a gate of a running rollout, or trying its failed cars again.
        ROLLOUT_ACT,
        /// A safety policy that asks for less.
        SAFETY_POLICY
    }
}
