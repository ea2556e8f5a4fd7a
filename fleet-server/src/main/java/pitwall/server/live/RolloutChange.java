package pitwall.server.live;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.FleetEvent.RolloutDecided;
import pitwall.protocol.RolloutView;

/// What became of one rollout within one batch. Immutable, shared between all readers.
///
/// @param after the rollout afterwards; absent when it left the stream
/// @param created true where nobody knew it before
/// @param decisions what was decided, oldest first
/// @param causes correlation ids of the requests it is an effect of, oldest first
public record RolloutChange(
        String id,
        @Nullable RolloutPicture after,
        boolean created,
        List<RolloutDecided> decisions,
        List<String> causes) {
    /// Of one rollout a reader is told so many decisions at once; who was slower reads the flight recorder.
    static final int MOST_DECISIONS = 20;

    public RolloutChange {
        decisions = List.copyOf(decisions.subList(Math.max(0, decisions.size() - MOST_DECISIONS), decisions.size()));
        causes = List.copyOf(causes);
    }

    /// A rollout that leaves the stream.
    public static RolloutChange removed(String id) {
        return new RolloutChange(id, null, false, List.of(), List.of());
    }

    /// This change and a later one of the same rollout as one.
    public RolloutChange then(RolloutChange later) {
        List<RolloutDecided> decided = new ArrayList<>(decisions);
        decided.addAll(later.decisions);
        Set<String> both = new LinkedHashSet<>(causes);
        both.addAll(later.causes);
        return new RolloutChange(id, later.after, created || later.created, decided, List.copyOf(both));
    }

    /// An upper estimate of the bytes this takes in a frame.
    public int weight() {
        int weight = 150 + 70 * causes.size() + 3_000 * decisions.size();
        return after == null ? weight : weight + weight(after.whole());
    }

    /// An upper estimate of the bytes a rollout takes in a frame.
    public static int weight(RolloutView view) {
        int weight = 6_000 + 3 * view.rollout().name().length();
        for (var phase : view.rollout().phases()) {
            weight += 700 + 3 * phase.name().length() + 8 * phase.waves().size();
        }
        return weight;
    }
}
