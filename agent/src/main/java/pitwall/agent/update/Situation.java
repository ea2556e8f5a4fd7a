package pitwall.agent.update;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.NetworkKind;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.SafetyState;

/// What matters of the car at this moment when its software is to change.
///
/// @param stationary parked and not rolling; false where that is unknown
/// @param autonomous it may set off in the next moment without anybody in it
/// @param batteryPercent absent where there is no battery or nobody measures it
/// @param powered from outside, by a charger or the mains
/// @param safetyReason why the safety node is not content
/// @param serverTime absent until the server has told it in this boot
/// @param network through what it is connected; absent where nobody knows
public record Situation(
        boolean stationary,
        boolean autonomous,
        @Nullable Integer batteryPercent,
        boolean powered,
        SafetyState safety,
        @Nullable ReasonCode safetyReason,
        @Nullable Instant serverTime,
        @Nullable NetworkKind network) {
    /// Nothing is known yet, so nothing may change.
    public static final Situation UNKNOWN =
            new Situation(false, false, null, false, SafetyState.SAFE_MODE, ReasonCode.SAFE_MODE, null);

    /// Connected through nobody knows what.
    public Situation(
            boolean stationary,
            boolean autonomous,
            @Nullable Integer batteryPercent,
            boolean powered,
            SafetyState safety,
            @Nullable ReasonCode safetyReason,
            @Nullable Instant serverTime) {
        this(stationary, autonomous, batteryPercent, powered, safety, safetyReason, serverTime, null);
    }

    /// Whether bytes cost nothing now; not where nobody knows.
    boolean isUnmetered() {
        return network != null && network.isUnmetered();
    }
}
