package pitwall.protocol.rest;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.rollout.RolloutLane;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.fleet.rollout.WaitingFor;

/// How far a rollout came, phase by phase and wave by wave.
///
/// @param at server time
/// @param revision see [RolloutEntry#revision]
/// @param waitingFor the one thing it waits for
public record RolloutLanes(
        String rollout,
        Instant at,
        long revision,
        RolloutStatus status,
        @Nullable WaitingFor waitingFor,
        List<RolloutLane> lanes) {
    public RolloutLanes {
        lanes = List.copyOf(lanes);
    }
}
