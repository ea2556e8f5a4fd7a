package pitwall.views.testing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import pitwall.views.drafts.RolloutDraft;
import pitwall.views.ports.DraftStore;

/// Drafts in memory.
public final class MemoryDrafts implements DraftStore {
    private final Map<String, RolloutDraft> drafts = new LinkedHashMap<>();
    private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();

    @Override
    public List<RolloutDraft> all() {
        List<RolloutDraft> all = new ArrayList<>(drafts.values());
        all.sort(Comparator.comparing(RolloutDraft::savedAt).reversed());
        return all;
    }

    @Override
    public Optional<RolloutDraft> find(String id) {
        return Optional.ofNullable(drafts.get(id));
    }

    @Override
    public void save(RolloutDraft draft) {
        drafts.put(draft.id(), draft);
        revision.set(revision.get() + 1);
    }

    @Override
    public void remove(String id) {
        drafts.remove(id);
        revision.set(revision.get() + 1);
    }

    @Override
    public ReadOnlyIntegerProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }
}
