package pitwall.protocol.rest;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A safety policy that holds or held.
///
/// @param revision counts the changes; 0 is the one the server comes with
/// @param since server time; absent for the one the server comes with
/// @param by who asked for it; absent for the one the server comes with
/// @param approvedBy the second person; absent unless it was weaker than the one before
/// @param proposal a weaker one that waits for a second person; absent if there is none, and in the history
public record SafetyPolicyEntry(
        long revision,
        PolicyRules policy,
        @Nullable Instant since,
        @Nullable String by,
        @Nullable String approvedBy,
        @Nullable String reason,
        @Nullable Proposal proposal) {
    /// What somebody asks for and nobody has consented to.
    ///
    /// @param hash names exactly this proposal; whoever consents says it
    /// @param base revision it was compared with
    public record Proposal(
            String hash,
            long base,
            PolicyRules policy,
            List<PolicyWeakening> weakened,
            String requestedBy,
            Instant requestedAt,
            Instant expiresAt,
            String reason) {}
}
