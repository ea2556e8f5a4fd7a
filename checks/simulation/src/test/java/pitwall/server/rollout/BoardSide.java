package pitwall.server.rollout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pitwall.fleet.rollout.RolloutId;
import pitwall.server.live.RolloutChange;
import pitwall.server.live.RolloutPicture;

/// The board of rollouts that consoles are shown, in one life of a server. The pictures, also of a part of the fleet,
/// are those of production; when they are made anew is decided here.
public final class BoardSide {
    private final Map<RolloutId, BoardRollout> shown = new LinkedHashMap<>();

    /// Everything that is on disk.
    public BoardSide(Collection<Rollout> rollouts, Instant now) {
        rollouts.stream()
                .filter(rollout -> !rollout.origin().single())
                .forEach(rollout -> shown.put(rollout.id(), BoardRollout.of(rollout, null, now)));
    }

    public List<RolloutPicture> pictures() {
        return List.copyOf(shown.values());
    }

    /// What consoles are told of rollouts that may have changed.
    public List<RolloutChange> changes(Collection<Rollout> touched, Instant now) {
        List<RolloutChange> changes = new ArrayList<>();
        for (Rollout rollout : touched) {
            if (rollout.origin().single()) {
                continue;
            }
            BoardRollout before = shown.get(rollout.id());
            BoardRollout after = BoardRollout.of(rollout, before, now);
            shown.put(rollout.id(), after);
            if (before == null || !before.whole().equals(after.whole())) {
                changes.add(ReconcilerSide.shown(after, before == null));
            }
        }
        return changes;
    }
}
