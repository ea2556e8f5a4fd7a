package pitwall.server.policy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.safety.SafetyPolicy;

/// A policy with how it came to hold.
///
/// @param since server time; absent, like the rest, for the one the server comes with
/// @param by who asked for it
/// @param approvedBy the second person; absent unless one was needed
/// @param reason in the words of who asked
public record PolicyVersion(
        SafetyPolicy policy,
        @Nullable Instant since,
        @Nullable String by,
        @Nullable String approvedBy,
        @Nullable String reason) {
    static final PolicyVersion SHIPPED = new PolicyVersion(SafetyPolicy.DEFAULT, null, null, null, null);
}
