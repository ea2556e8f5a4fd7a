package pitwall.views.ports;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import pitwall.views.drafts.RolloutDraft;

/// Where drafts and own templates of rollouts are kept: on this computer, and nowhere else. FX thread; writing goes on
/// behind it.
public interface DraftStore {
    /// All of this server and person, saved last first; drafts and own templates alike.
    List<RolloutDraft> all();

    Optional<RolloutDraft> find(String id);

    /// Keeps a draft in place of the one with its id.
    void save(RolloutDraft draft);

    void remove(String id);

    /// Counts the changes of anything here.
    ReadOnlyIntegerProperty revisionProperty();
}
