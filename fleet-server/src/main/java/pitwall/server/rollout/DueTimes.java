package pitwall.server.rollout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import pitwall.fleet.rollout.RolloutId;

/// Which rollout has something to do by itself, and when. Belongs to the writer thread.
final class DueTimes {
    private final Map<RolloutId, Instant> times = new HashMap<>();
    private final TreeMap<Instant, Set<RolloutId>> queue = new TreeMap<>();

    /// @param time absent where nothing will be due
    void put(RolloutId id, Optional<Instant> time) {
        Instant before = times.remove(id);
        if (before != null) {
            Set<RolloutId> others = queue.get(before);
            if (others != null && others.remove(id) && others.isEmpty()) {
                queue.remove(before);
            }
        }
        time.ifPresent(due -> {
            times.put(id, due);
            queue.computeIfAbsent(due, key -> new LinkedHashSet<>()).add(id);
        });
    }

    /// Those whose time has come, the longest overdue first.
    List<RolloutId> until(Instant now) {
        List<RolloutId> due = new ArrayList<>();
        queue.headMap(now, true).values().forEach(due::addAll);
        return due;
    }
}
