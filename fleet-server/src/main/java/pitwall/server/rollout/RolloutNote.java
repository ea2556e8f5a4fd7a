package pitwall.server.rollout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import pitwall.fleet.rollout.Decision;
import pitwall.fleet.rollout.RolloutId;
import pitwall.protocol.FleetEvent.RolloutDecided;
import pitwall.server.live.RolloutChange;
import pitwall.server.registry.Draft;

/// What a group of writes did to one rollout, as far as consoles are told. Owned by the writer thread.
final class RolloutNote {
    private final List<RolloutDecided> decisions = new ArrayList<>();
    private final Set<String> causes = new LinkedHashSet<>();
    private Rollout rollout;
    private boolean created;
    private boolean moved;

    private RolloutNote(Rollout rollout) {
        this.rollout = rollout;
    }

    private static final class Notes {
        private final Map<RolloutId, RolloutNote> notes = new HashMap<>();
    }

    /// The one of this group, about the rollout as it is now.
    static RolloutNote of(Draft draft, Rollout rollout) {
        RolloutNote note = draft.companion(Notes.class, Notes::new)
                .notes
                .computeIfAbsent(rollout.id(), id -> new RolloutNote(rollout));
        note.rollout = rollout;
        return note;
    }

    void created(Draft draft) {
        created = true;
        cause(draft);
    }

    /// A car of it stands elsewhere.
    void moved(Draft draft) {
        moved = true;
        cause(draft);
    }

    void decided(Draft draft, Decision decision) {
        decisions.add(new RolloutDecided(rollout.id().value(), decision, draft.cause()));
        cause(draft);
    }

    private void cause(Draft draft) {
        String cause = draft.cause();
        if (cause != null) {
            causes.add(cause);
        }
    }

    Rollout rollout() {
        return rollout;
    }

    /// Whether it says more than that somebody looked.
    boolean isNews() {
        return created || moved || !decisions.isEmpty();
    }

    /// @param isNew whether nobody was shown it before
    RolloutChange change(BoardRollout after, boolean isNew) {
        return new RolloutChange(rollout.id().value(), after, created || isNew, decisions, List.copyOf(causes));
    }
}
