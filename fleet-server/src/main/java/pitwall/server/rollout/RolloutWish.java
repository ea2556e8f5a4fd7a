package pitwall.server.rollout;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.query.CarQuery;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.rollout.GateRules;
import pitwall.fleet.rollout.PhaseOrder;
import pitwall.fleet.rollout.PlanNote;
import pitwall.fleet.rollout.Timing;
import pitwall.fleet.rollout.WaveShape;
import pitwall.fleet.safety.SafetyRule;

/// A rollout before its cars are known one by one.
///
/// @param approval whether a second person is wanted also where nobody has to be asked
/// @param conditions of every car, on top of the safety policy
/// @param forceReason absent unless the server's gates are lifted
/// @param note what is said to it; absent where nothing is
/// @param downloadAhead whether cars that cannot begin yet may download meanwhile
public record RolloutWish(
        String name,
        String version,
        UpdateKind kind,
        List<PhaseOf> phases,
        @Nullable Instant startAt,
        boolean approval,
        SafetyRule conditions,
        @Nullable String forceReason,
        @Nullable PlanNote note,
        boolean downloadAhead) {
    public RolloutWish {
        phases = List.copyOf(phases);
    }

    /// One stage.
    ///
    /// @param cars exactly these; empty where the query says which
    public record PhaseOf(
            String name,
            CarQuery query,
            Set<CarId> cars,
            WaveShape shape,
            int parallel,
            GateRules gates,
            Timing timing,
            PhaseOrder order) {
        public PhaseOf {
            cars = Set.copyOf(cars);
        }
    }
}
