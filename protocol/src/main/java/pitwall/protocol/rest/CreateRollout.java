package pitwall.protocol.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.rollout.OnBreach;

/// Asks for a rollout. Everything that is absent has the value of the engine's defaults.
///
/// @param kind `UPDATE` where absent
/// @param startAt server time; at once where absent
/// @param approval asks for a second person where nobody has to; who has to be asked is asked anyway
/// @param minimumBatteryPercent asked of every car on top of the safety policy
/// @param stationary asks every car to be parked, whatever the safety policy says
/// @param windows cars begin only while one of them is open, on top of the safety policy; at any time where absent
/// @param forceReason lifts the server's own gates and needs a second person; absent unless forced
public record CreateRollout(
        String name,
        String version,
        @Nullable UpdateKind kind,
        List<PhaseWish> phases,
        @Nullable Instant startAt,
        @Nullable Boolean approval,
        @Nullable Integer minimumBatteryPercent,
        @Nullable Boolean stationary,
        @Nullable List<PolicyRules.Window> windows,
        @Nullable String forceReason) {
    public CreateRollout {
        phases = List.copyOf(phases);
    }

    /// One stage. Its cars are those of the query, without those of the phases before, or exactly the named ones.
    ///
    /// @param query of the filter language; absent where cars are named
    /// @param cars absent where a query is given
    /// @param waves shares of the phase after the canary that add up to 100; all at once where absent
    /// @param parallel the most cars at the same time; 200 where absent
    public record PhaseWish(
            String name,
            @Nullable String query,
            @Nullable Set<CarId> cars,
            @Nullable Integer canaryCars,
            @Nullable Integer canaryPercent,
            @Nullable List<Integer> waves,
            @Nullable Integer parallel,
            @Nullable Double successThreshold,
            @Nullable Double failureLimit,
            @Nullable Integer minimumSample,
            @Nullable Boolean canaryHealthy,
            @Nullable Boolean safetyChecks,
            @Nullable OnBreach onBreach,
            @JsonProperty("soakMs") @Nullable Duration soak,
            @JsonProperty("waitAfterMs") @Nullable Duration waitAfter,
            @JsonProperty("phaseTimeoutMs") @Nullable Duration phaseTimeout,
            @JsonProperty("carTimeoutMs") @Nullable Duration carTimeout,
            @JsonProperty("rollbackTimeoutMs") @Nullable Duration rollbackTimeout) {}
}
