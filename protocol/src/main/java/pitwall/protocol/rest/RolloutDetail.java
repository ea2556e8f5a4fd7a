package pitwall.protocol.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.release.ReleaseTrust;
import pitwall.fleet.rollout.PhaseOrder;

/// What an approver approves of a rollout beside its figures: everything that the plan's hash covers.
///
/// @param release what would be installed, to the byte
/// @param forceReason why the server's own gates are lifted; absent unless forced
/// @param minimumBatteryPercent asked of every car on top of the safety policy
/// @param ask what waits for a second person's word while it runs; absent unless somebody asked
/// @param lead on whose rights it runs: who launched it or let it go on last; absent before
/// @param charging whether every car must be at a charger, on top of the safety policy; absent means no
/// @param unmetered whether every car must be on a network on which bytes cost nothing, on top of the safety policy;
///     absent means no
/// @param downloadAhead whether cars of a released wave that cannot begin yet download the release meanwhile; absent
///     means no
/// @param stationary whether every car must be parked, whatever the safety policy says; absent where an earlier version
///     of the server did not say
/// @param windows cars begin only while one of them is open, on top of the safety policy; empty means at any time,
///     absent that an earlier version of the server did not say
public record RolloutDetail(
        ReleaseFacts release,
        @Nullable String forceReason,
        int minimumBatteryPercent,
        List<PhaseDetail> phases,
        @Nullable AskEntry ask,
        @Nullable String lead,
        @Nullable Boolean charging,
        @Nullable Boolean unmetered,
        @Nullable Boolean downloadAhead,
        @Nullable Boolean stationary,
        @Nullable List<PolicyRules.Window> windows) {
    public RolloutDetail {
        phases = List.copyOf(phases);
        windows = windows == null ? null : List.copyOf(windows);
    }

    /// A release as it was when the plan was made.
    public record ReleaseFacts(
            String sha256,
            long length,
            long counter,
            ReleaseTrust trust,
            List<String> signedBy,
            List<String> models,
            List<String> hardware,
            List<String> fromVersions,
            int minimumBatteryPercent,
            @Nullable String minimumAgent) {
        public ReleaseFacts {
            signedBy = List.copyOf(signedBy);
            models = List.copyOf(models);
            hardware = List.copyOf(hardware);
            fromVersions = List.copyOf(fromVersions);
        }
    }

    /// Somebody wants to go past a gate, or to try cars again.
    ///
    /// @param act `resume`, `advance` or `retry`
    /// @param failures of the running phase when it was asked; with others nobody can agree to it
    public record AskEntry(
            String act, String requestedBy, Instant requestedAt, Instant expiresAt, String reason, int failures) {}

    /// One stage: its shape, its gates and all its times.
    ///
    /// @param canaryCars how many cars go first by themselves; 0 for none
    /// @param shares of the cars after the canary, in percent
    /// @param order how the cars were put in order; absent means by their ids
    /// @param query which cars were meant, beside those of the phases before; absent where they were named
    /// @param mostCars the most cars that it may begin with; present where its cars are those that the query means
    /// then,
    ///     absent where they are those it meant when the plan was made
    /// @param canaryPercent which share of the cars goes first, where the canary is a share; `canaryCars` says how many
    ///     cars that are
    public record PhaseDetail(
            String name,
            int canaryCars,
            List<Integer> shares,
            boolean canaryHealthy,
            boolean safetyChecks,
            @JsonProperty("soakMs") Duration soak,
            @JsonProperty("waitAfterMs") Duration waitAfter,
            @JsonProperty("phaseTimeoutMs") Duration phaseTimeout,
            @JsonProperty("carTimeoutMs") Duration carTimeout,
            @JsonProperty("rollbackTimeoutMs") Duration rollbackTimeout,
            @Nullable PhaseOrder order,
            @Nullable String query,
            @Nullable Integer mostCars,
            @Nullable Integer canaryPercent) {
        public PhaseDetail {
            shares = List.copyOf(shares);
        }
    }
}
