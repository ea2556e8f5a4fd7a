package pitwall.protocol.rest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.Gate;
import pitwall.fleet.rollout.OnBreach;
import pitwall.fleet.rollout.RolloutStatus;

/// A rollout as it stands.
///
/// @param single the update of one car, asked for by itself
/// @param revision for `If-Match`; counts what people did and the changes of status
/// @param phase the one that runs or ran last, counted from 0; absent for a rollout without cars
/// @param cars how many cars of all phases are where; stages without cars are left out
/// @param planHash what an approval is bound to
/// @param detail what the hash covers beside the cars; over REST only
/// @param note what whoever planned it says to it; absent where nothing is
/// @param ticket where the work is asked for elsewhere; absent for none
/// @param nextWake server time at which something is due by itself; absent if nothing is
public record RolloutEntry(
        String id,
        String name,
        boolean single,
        String version,
        UpdateKind kind,
        RolloutStatus status,
        long revision,
        int size,
        Map<CarStage, Integer> cars,
        @Nullable Integer phase,
        List<PhaseEntry> phases,
        String planHash,
        boolean forced,
        boolean approvalNeeded,
        @Nullable Consent approval,
        @Nullable PauseEntry pause,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant startAt,
        @Nullable Instant startedAt,
        @Nullable Instant soakUntil,
        @Nullable Instant finishedAt,
        @Nullable Instant nextWake,
        @Nullable RolloutDetail detail,
        @Nullable String note,
        @Nullable String ticket) {
    /// A rollout to which nothing is said, without what only an approver reads.
    public RolloutEntry(
            String id,
            String name,
            boolean single,
            String version,
            UpdateKind kind,
            RolloutStatus status,
            long revision,
            int size,
            Map<CarStage, Integer> cars,
            @Nullable Integer phase,
            List<PhaseEntry> phases,
            String planHash,
            boolean forced,
            boolean approvalNeeded,
            @Nullable Consent approval,
            @Nullable PauseEntry pause,
            String requestedBy,
            Instant requestedAt,
            @Nullable Instant startAt,
            @Nullable Instant startedAt,
            @Nullable Instant soakUntil,
            @Nullable Instant finishedAt,
            @Nullable Instant nextWake) {
        this(
                id,
                name,
                single,
                version,
                kind,
                status,
                revision,
                size,
                cars,
                phase,
                phases,
                planHash,
                forced,
                approvalNeeded,
                approval,
                pause,
                requestedBy,
                requestedAt,
                startAt,
                startedAt,
                soakUntil,
                finishedAt,
                nextWake,
                null,
                null,
                null);
    }

    /// The same with everything that an approver approves.
    public RolloutEntry with(RolloutDetail all) {
        return new RolloutEntry(
                id,
                name,
                single,
                version,
                kind,
                status,
                revision,
                size,
                cars,
                phase,
                phases,
                planHash,
                forced,
                approvalNeeded,
                approval,
                pause,
                requestedBy,
                requestedAt,
                startAt,
                startedAt,
                soakUntil,
                finishedAt,
                nextWake,
                all,
                note,
                ticket);
    }

    /// The same with what is said to it.
    public RolloutEntry saying(@Nullable String words, @Nullable String itsTicket) {
        return new RolloutEntry(
                id,
                name,
                single,
                version,
                kind,
                status,
                revision,
                size,
                cars,
                phase,
                phases,
                planHash,
                forced,
                approvalNeeded,
                approval,
                pause,
                requestedBy,
                requestedAt,
                startAt,
                startedAt,
                soakUntil,
                finishedAt,
                nextWake,
                detail,
                words,
                itsTicket);
    }

    public RolloutEntry {
        cars = Map.copyOf(cars);
        phases = List.copyOf(phases);
    }

    /// One stage, with how many of its cars are where.
    public record PhaseEntry(
            String name,
            int size,
            Map<CarStage, Integer> cars,
            List<Integer> waves,
            int parallel,
            double successThreshold,
            double failureLimit,
            int minimumSample,
            OnBreach onBreach) {
        public PhaseEntry {
            cars = Map.copyOf(cars);
            waves = List.copyOf(waves);
        }
    }

    /// @param approvedBy absent until somebody approved
    /// @param reason why they did, in their words; absent where they gave none
    public record Consent(
            String requestedBy,
            Instant requestedAt,
            Instant expiresAt,
            @Nullable String approvedBy,
            @Nullable String reason) {}

    /// @param person who paused it; absent if a gate did
    /// @param resumesTo what it goes back to doing; absent where an earlier version of the server did not say
    public record PauseEntry(
            Instant since,
            @Nullable String person,
            @Nullable Gate gate,
            @Nullable RolloutStatus resumesTo) {
        /// A pause of which it is not known what was paused.
        public PauseEntry(Instant since, @Nullable String person, @Nullable Gate gate) {
            this(since, person, gate, null);
        }
    }
}
