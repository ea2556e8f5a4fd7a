package pitwall.views.drafts;

/// Which cars a draft is for, before they are divided into phases.
///
/// @param listed true where ids are listed; false where a query says which
/// @param query of the filter language; empty for every car
/// @param ids as they were pasted
public record TargetDraft(boolean listed, String query, String ids) {
    public static final TargetDraft ALL = new TargetDraft(false, "", "");

    public TargetDraft withListed(boolean changed) {
        return new TargetDraft(changed, query, ids);
    }

    public TargetDraft withQuery(String changed) {
        return new TargetDraft(listed, changed, ids);
    }

    public TargetDraft withIds(String changed) {
        return new TargetDraft(listed, query, changed);
    }
}
