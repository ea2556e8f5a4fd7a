package pitwall.views.drafts;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Which cars a draft is for, before they are divided into phases.
///
/// @param listed true where ids are listed; false where a query says which
/// @param query of the filter language; empty for every car
/// @param ids as they were pasted
/// @param following whether each phase begins with the cars that the query means then, instead of keeping those of now;
///     absent in drafts from before there was a choice
/// @param margin how many more cars than now a phase may begin with then, as typed; absent while nobody typed
public record TargetDraft(
        boolean listed,
        String query,
        String ids,
        @Nullable Boolean following,
        @Nullable String margin) {
    public static final TargetDraft ALL = new TargetDraft(false, "", "", null, null);

    /// What stands there before anybody typed; the server's default.
    private static final String USUAL_MARGIN = "10 %";

    public TargetDraft withListed(boolean changed) {
        return new TargetDraft(changed, query, ids, following, margin);
    }

    public TargetDraft withQuery(String changed) {
        return new TargetDraft(listed, changed, ids, following, margin);
    }

    public TargetDraft withIds(String changed) {
        return new TargetDraft(listed, query, changed, following, margin);
    }

    public TargetDraft withFollowing(boolean changed) {
        return new TargetDraft(listed, query, ids, changed ? true : null, margin);
    }

    public TargetDraft withMargin(String changed) {
        return new TargetDraft(listed, query, ids, following, changed);
    }

    /// Whether the cars are still to be named when a phase begins; named ones never are.
    public boolean follows() {
        return Boolean.TRUE.equals(following) && !listed;
    }

    /// The margin as it is typed, or the usual one.
    public String typedMargin() {
        return Objects.requireNonNullElse(margin, USUAL_MARGIN);
    }
}
