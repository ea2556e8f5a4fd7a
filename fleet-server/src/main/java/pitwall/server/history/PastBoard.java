package pitwall.server.history;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Scope;
import pitwall.protocol.AlarmLoad;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.RolloutView;
import pitwall.protocol.rest.AlarmView;
import pitwall.server.live.PlacedRollout;

/// Tells one reader of the past what the stream would have told them of rollouts and alarms: of a rollout the figures
/// of their cars alone, and alarms about cars where they see the car. Says nothing where only the cars are known.
/// Belongs to one thread.
final class PastBoard {
    private final Scope scope;
    private final Map<String, PlacedRollout> rollouts = new LinkedHashMap<>();
    private final Map<String, AlarmView> alarms = new LinkedHashMap<>();
    /// What the reader was told last.
    private final Map<String, RolloutView> told = new LinkedHashMap<>();
    /// Absent where nothing is known of alarms.
    private @Nullable AlarmLoad load;

    PastBoard(Scope scope) {
        this.scope = scope;
    }

    /// Forgets everything.
    void begin() {
        rollouts.clear();
        alarms.clear();
        told.clear();
        load = null;
    }

    void keep(PlacedRollout rollout) {
        rollouts.put(rollout.whole().id(), rollout);
    }

    void keep(FleetEvent event) {
        switch (event) {
            case FleetEvent.RolloutRemoved(String id) -> rollouts.remove(id);
            case FleetEvent.AlarmChanged(AlarmView alarm) -> alarms.put(alarm.id(), alarm);
            case FleetEvent.AlarmRemoved(String id) -> alarms.remove(id);
            case FleetEvent.AlarmLoadChanged(AlarmLoad now) -> load = now;
            default -> {
                // All else is of cars.
            }
        }
    }

    /// The reader knows everything so far.
    void told() {
        told.clear();
        rollouts.values().forEach(rollout -> rollout.seenBy(scope).ifPresent(seen -> told.put(seen.id(), seen)));
    }

    /// Adds everything that the reader may see.
    void whole(List<FleetEvent> events) {
        told();
        told.values().forEach(seen -> events.add(new FleetEvent.RolloutCreated(seen)));
        alarms.values().stream().filter(this::sees).forEach(alarm -> events.add(new FleetEvent.AlarmChanged(alarm)));
        AlarmLoad known = load;
        if (known != null) {
            events.add(new FleetEvent.AlarmLoadChanged(known));
        }
    }

    /// Takes a rollout as it is now and adds what the reader is told of that.
    void follow(List<FleetEvent> events, PlacedRollout now) {
        keep(now);
        String id = now.whole().id();
        Optional<RolloutView> seen = now.seenBy(scope);
        if (seen.isEmpty()) {
            gone(events, id);
            return;
        }
        RolloutView before = told.put(id, seen.get());
        if (before == null) {
            events.add(new FleetEvent.RolloutCreated(seen.get()));
        } else if (!before.equals(seen.get())) {
            events.add(new FleetEvent.RolloutChanged(seen.get()));
        }
    }

    /// Takes what changed and adds what the reader is told of it.
    void follow(List<FleetEvent> events, FleetEvent event) {
        switch (event) {
            case FleetEvent.RolloutRemoved(String id) -> gone(events, id);
            case FleetEvent.AlarmChanged(AlarmView alarm) -> {
                if (sees(alarm)) {
                    events.add(event);
                } else {
                    over(events, alarm.id());
                }
            }
            case FleetEvent.AlarmRemoved(String id) -> over(events, id);
            case FleetEvent.AlarmLoadChanged ignored -> events.add(event);
            default -> {
                // All else is of cars.
            }
        }
        keep(event);
    }

    private void gone(List<FleetEvent> events, String id) {
        if (told.remove(id) != null) {
            events.add(new FleetEvent.RolloutRemoved(id));
        }
    }

    private void over(List<FleetEvent> events, String id) {
        AlarmView before = alarms.get(id);
        if (before != null && sees(before)) {
            events.add(new FleetEvent.AlarmRemoved(id));
        }
    }

    /// What is about cars is for those who see the car, all else for those who see everything.
    private boolean sees(AlarmView alarm) {
        String region = alarm.object().region();
        String model = alarm.object().model();
        return scope.isUnlimited() || region != null && model != null && scope.covers(region, model);
    }
}
