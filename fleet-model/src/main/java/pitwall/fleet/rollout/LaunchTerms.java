package pitwall.fleet.rollout;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Under which terms a plan may start.
///
/// @param startAt server time; absent to start as soon as it is allowed
/// @param approval whether a second person must approve exactly this plan first
/// @param forceReason why the server's own gates (parked, battery, autonomous, window) are lifted; absent unless
/// forced.
///     The car's own rules are never lifted
/// @param note what is said to it; absent where nothing is
public record LaunchTerms(
        @Nullable Instant startAt,
        boolean approval,
        @Nullable String forceReason,
        @Nullable PlanNote note) {
    /// At once, without a second person, nothing forced.
    public static final LaunchTerms AT_ONCE = new LaunchTerms(null, false, null);

    /// Terms to which nothing is said.
    public LaunchTerms(@Nullable Instant startAt, boolean approval, @Nullable String forceReason) {
        this(startAt, approval, forceReason, null);
    }

    public LaunchTerms {
        if (forceReason != null && forceReason.isBlank()) {
            throw new IllegalArgumentException("a forced plan needs a reason");
        }
    }

    public boolean forced() {
        return forceReason != null;
    }
}
