package pitwall.client;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.Topic;

/// What a program wants to see of a fleet.
///
/// @param query limits the cars by a `CarQuery` text; absent for all in scope
public record FleetView(Set<Topic> topics, @Nullable String query) {
    /// All cars and their logs.
    public static final FleetView EVERYTHING = new FleetView(Set.of(Topic.CARS, Topic.LOGS), null);

    /// All cars with their logs, rollouts and what of the audit trail the person may see.
    public static final FleetView CONSOLE = new FleetView(Set.of(Topic.values()), null);

    public FleetView {
        topics = Set.copyOf(topics);
    }

    FleetView without(Set<Topic> ended) {
        Set<Topic> left = new HashSet<>(topics);
        left.removeAll(ended);
        return new FleetView(left, query);
    }

    /// True where a picture of this view is one of the whole fleet in scope.
    boolean isWhole() {
        return query == null && topics.contains(Topic.CARS);
    }
}
