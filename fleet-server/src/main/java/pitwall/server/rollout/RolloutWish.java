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
/// @param margin how many percent more cars than now a phase with a query may begin with; present where their cars
/// follow
///     the query until then, absent where they are those of now
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
        boolean downloadAhead,
        @Nullable Integer margin) {
    public RolloutWish {
        phases = List.copyOf(phases);
    }

    /// The same, also asking for a charger or for a network on which bytes cost nothing.
    public RolloutWish asking(boolean charging, boolean unmetered) {
        SafetyRule asked = new SafetyRule(
                conditions.scope(),
                conditions.stationary(),
                conditions.minimumBatteryPercent(),
                conditions.notAutonomous(),
                conditions.windows(),
                charging,
                unmetered);
        return new RolloutWish(
                name, version, kind, phases, startAt, approval, asked, forceReason, note, downloadAhead, margin);
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
