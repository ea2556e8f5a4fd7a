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
import pitwall.fleet.rollout.PhaseOrder;
import pitwall.fleet.rollout.Targeting;

/// Asks for a rollout. Everything that is absent has the value of the engine's defaults.
///
/// @param kind `UPDATE` where absent
/// @param startAt server time; at once where absent
/// @param approval asks for a second person where nobody has to; who has to be asked is asked anyway
/// @param minimumBatteryPercent asked of every car on top of the safety policy
/// @param stationary asks every car to be parked, whatever the safety policy says
/// @param windows cars begin only while one of them is open, on top of the safety policy; at any time where absent
/// @param forceReason lifts the server's own gates and needs a second person; absent unless forced
/// @param charging asks every car to be at a charger, whatever the safety policy says
/// @param unmetered asks every car to be on a network on which bytes cost nothing, whatever the safety policy says
/// @param note for those who approve, watch and answer for it; absent for none
/// @param ticket where the work is asked for elsewhere; absent for none
/// @param downloadAhead cars of a released wave that cannot begin yet may download the release meanwhile
/// @param targets whether phases with a query keep the cars it means now, or begin with those it means then; `SNAPSHOT`
///     where absent
/// @param marginPercent how many more cars than now a phase may begin with, rounded up, where they follow the query; 10
///     where absent
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
        @Nullable String forceReason,
        @Nullable Boolean charging,
        @Nullable Boolean unmetered,
        @Nullable String note,
        @Nullable String ticket,
        @Nullable Boolean downloadAhead,
        @Nullable Targeting targets,
        @Nullable Integer marginPercent) {
    /// A rollout that keeps its cars.
    public CreateRollout(
            String name,
            String version,
            @Nullable UpdateKind kind,
            List<PhaseWish> phases,
            @Nullable Instant startAt,
            @Nullable Boolean approval,
            @Nullable Integer minimumBatteryPercent,
            @Nullable Boolean stationary,
            @Nullable List<PolicyRules.Window> windows,
            @Nullable String forceReason,
            @Nullable Boolean charging,
            @Nullable Boolean unmetered,
            @Nullable String note,
            @Nullable String ticket,
            @Nullable Boolean downloadAhead) {
        this(
                name,
                version,
                kind,
                phases,
                startAt,
                approval,
                minimumBatteryPercent,
                stationary,
                windows,
                forceReason,
                charging,
                unmetered,
                note,
                ticket,
                downloadAhead,
                null,
                null);
    }

    /// A rollout whose cars download when they are asked.
    public CreateRollout(
            String name,
            String version,
            @Nullable UpdateKind kind,
            List<PhaseWish> phases,
            @Nullable Instant startAt,
            @Nullable Boolean approval,
            @Nullable Integer minimumBatteryPercent,
            @Nullable Boolean stationary,
            @Nullable List<PolicyRules.Window> windows,
            @Nullable String forceReason,
            @Nullable Boolean charging,
            @Nullable Boolean unmetered,
            @Nullable String note,
            @Nullable String ticket) {
        this(
                name,
                version,
                kind,
                phases,
                startAt,
                approval,
                minimumBatteryPercent,
                stationary,
                windows,
                forceReason,
                charging,
                unmetered,
                note,
                ticket,
                null);
    }

    /// A rollout that asks for no charger and no certain network, and to which nothing is said.
    public CreateRollout(
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
        this(
                name,
                version,
                kind,
                phases,
                startAt,
                approval,
                minimumBatteryPercent,
                stationary,
                windows,
                forceReason,
                null,
                null,
                null,
                null);
    }

    public CreateRollout {
        phases = List.copyOf(phases);
    }

    /// The same with other words to it.
    public CreateRollout saying(@Nullable String otherNote, @Nullable String otherTicket) {
        return new CreateRollout(
                name,
                version,
                kind,
                phases,
                startAt,
                approval,
                minimumBatteryPercent,
                stationary,
                windows,
                forceReason,
                charging,
                unmetered,
                otherNote,
                otherTicket,
                downloadAhead,
                targets,
                marginPercent);
    }

    /// The same whose phases begin with the cars that their queries mean then.
    ///
    /// @param margin how many percent more cars than now each may begin with
    public CreateRollout following(@Nullable Integer margin) {
        return new CreateRollout(
                name,
                version,
                kind,
                phases,
                startAt,
                approval,
                minimumBatteryPercent,
                stationary,
                windows,
                forceReason,
                charging,
                unmetered,
                note,
                ticket,
                downloadAhead,
                Targeting.DYNAMIC,
                margin);
    }

    /// One stage. Its cars are those of the query, without those of the phases before, or exactly the named ones.
    ///
    /// @param query of the filter language; absent where cars are named
    /// @param cars absent where a query is given
    /// @param waves shares of the phase after the canary that add up to 100; all at once where absent
    /// @param parallel the most cars at the same time; 200 where absent
    /// @param order how the cars are put in order when the plan is made; by their ids where absent
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
            @JsonProperty("rollbackTimeoutMs") @Nullable Duration rollbackTimeout,
            @Nullable PhaseOrder order) {
        /// A stage that takes its cars by their ids.
        public PhaseWish(
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
                @Nullable Duration soak,
                @Nullable Duration waitAfter,
                @Nullable Duration phaseTimeout,
                @Nullable Duration carTimeout,
                @Nullable Duration rollbackTimeout) {
            this(
                    name,
                    query,
                    cars,
                    canaryCars,
                    canaryPercent,
                    waves,
                    parallel,
                    successThreshold,
                    failureLimit,
                    minimumSample,
                    canaryHealthy,
                    safetyChecks,
                    onBreach,
                    soak,
                    waitAfter,
                    phaseTimeout,
                    carTimeout,
                    rollbackTimeout,
                    null);
        }

        /// The same with its cars in another order.
        public PhaseWish inOrder(PhaseOrder other) {
            return new PhaseWish(
                    name,
                    query,
                    cars,
                    canaryCars,
                    canaryPercent,
                    waves,
                    parallel,
                    successThreshold,
                    failureLimit,
                    minimumSample,
                    canaryHealthy,
                    safetyChecks,
                    onBreach,
                    soak,
                    waitAfter,
                    phaseTimeout,
                    carTimeout,
                    rollbackTimeout,
                    other);
        }
    }
}
