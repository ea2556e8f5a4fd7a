package pitwall.server.rollout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pitwall.fleet.rollout.RolloutId;
import pitwall.protocol.FleetEvent.RolloutDecided;
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
        return changes(touched, now, Map.of(), List.of());
    }

    /// The same with what they decided, and the requests that all of it is the effect of.
    public List<RolloutChange> changes(
            Collection<Rollout> touched,
            Instant now,
            Map<RolloutId, List<RolloutDecided>> decisions,
            List<String> causes) {
        List<RolloutChange> changes = new ArrayList<>();
        for (Rollout rollout : touched) {
            if (rollout.origin().single()) {
                continue;
            }
            BoardRollout before = shown.get(rollout.id());
            BoardRollout after = BoardRollout.of(rollout, before, now);
            shown.put(rollout.id(), after);
            List<RolloutDecided> decided = decisions.getOrDefault(rollout.id(), List.of());
            if (before == null || !decided.isEmpty() || !before.whole().equals(after.whole())) {
                changes.add(new RolloutChange(rollout.id().value(), after, before == null, decided, causes));
            }
        }
        return changes;
    }
}
