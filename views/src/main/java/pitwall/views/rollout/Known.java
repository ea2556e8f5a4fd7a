package pitwall.views.rollout;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.client.RolloutAccount;
import pitwall.fleet.rollout.Decision;
import pitwall.fleet.rollout.RolloutLane;
import pitwall.protocol.RolloutView;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.protocol.rest.RolloutEntry.PhaseEntry;
import pitwall.protocol.rest.RolloutLanes;
import pitwall.views.progress.LaneFigures;

/// All that is known of a rollout at one moment. Immutable.
///
/// @param view as the stream tells it, or as the last answer did for one that is no longer on the board
/// @param lanes waves and obstacles; absent before the first answer
/// @param account who acted, and what became of which cars; absent before the first answer
/// @param events of the flight recorder, the oldest first
/// @param now server time
record Known(
        RolloutView view,
        @Nullable RolloutLanes lanes,
        @Nullable RolloutAccount account,
        List<Decision> events,
        Instant now) {
    Known {
        events = List.copyOf(events);
    }

    RolloutEntry rollout() {
        return view.rollout();
    }

    /// The lane of a phase as the server counted it last.
    Optional<RolloutLane> lane(int phase) {
        return Optional.ofNullable(lanes)
                .filter(counted -> phase < counted.lanes().size())
                .map(counted -> counted.lanes().get(phase));
    }

    /// How many cars of a phase are where: the stream's counts, and of those that wait how many cannot begin.
    LaneFigures figures(int phase) {
        PhaseEntry entry = rollout().phases().get(phase);
        int blocked = lane(phase)
                .map(lane -> lane.blocked().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .orElse(0);
        return LaneFigures.of(entry.cars(), blocked);
    }

    /// All phases together.
    LaneFigures figures() {
        int blocked = 0;
        for (int phase = 0; phase < rollout().phases().size(); phase++) {
            blocked += figures(phase).blocked();
        }
        return LaneFigures.of(rollout().cars(), blocked);
    }

    /// The phase that runs or ran last.
    Optional<PhaseEntry> phase() {
        Integer number = rollout().phase();
        return number == null || number >= rollout().phases().size()
                ? Optional.empty()
                : Optional.of(rollout().phases().get(number));
    }

    /// The newest event of a kind.
    <T extends Decision> Optional<T> newest(Class<T> kind) {
        return events.reversed().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst();
    }
}
