package pitwall.protocol.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.rollout.RolloutLane;

/// Everything that somebody has to answer for about a rollout: who, when, what, why, and what became of it.
///
/// @param at server time; a rollout that is not over moves on
/// @param events what people did, every change of status, every wave and every reading of a gate with its inputs, the
///     oldest first, in the words of the flight recorder; the steps of single cars are left out
/// @param failed cars that did not get there at some time, by the last reason, whatever became of them since; as all
///     lists of cars at most [#MOST_CARS] for a reason, and [#omitted] says how many are not named
/// @param leftBehind cars that never began, by reason
/// @param excluded cars that the rollout never concerned, by reason
/// @param takenOver cars that another wish has changed since, or is about to: neither successes nor failures
/// @param withoutWayBack cars that were asked and cannot go back to what they ran, or could not
/// @param forAPerson cars that should have gone back and did not
/// @param omitted how many are left out of `events`, `failed`, `leftBehind`, `excluded`, `takenOver`, `withoutWayBack`
/// and
///     `forAPerson`; a list that is whole does not stand here
/// @param failures how many cars failed for which last reason, each counted once
/// @param lanes the results of every phase
/// @param audit where it stands in the audit trail, and whether that is as it was signed; absent where nothing does
public record RolloutReport(
        RolloutEntry rollout,
        Instant at,
        List<JsonNode> events,
        Map<ReasonCode, List<CarId>> failed,
        Map<ReasonCode, List<CarId>> leftBehind,
        Map<ReasonCode, List<CarId>> excluded,
        List<CarId> takenOver,
        List<CarId> withoutWayBack,
        List<CarId> forAPerson,
        Map<String, Integer> omitted,
        Map<ReasonCode, Integer> failures,
        List<RolloutLane> lanes,
        @Nullable AuditRange audit) {
    /// So many cars are named for a reason.
    public static final int MOST_CARS = 100;

    /// So many events are told, the newest ones.
    public static final int MOST_EVENTS = 2_000;

    /// The audit entries about a rollout stand between these two.
    ///
    /// @param from number of the first
    /// @param to number of the last
    /// @param verifiedTo up to here the chain was worked out anew; less than `to` where the range is very long
    /// @param broken what is not as it was signed, for example `CHANGED at 812`; absent where everything is
    public record AuditRange(
            long from, long to, long verifiedTo, @Nullable String broken) {}

    public RolloutReport {
        events = List.copyOf(events);
        failed = Map.copyOf(failed);
        leftBehind = Map.copyOf(leftBehind);
        excluded = Map.copyOf(excluded);
        takenOver = List.copyOf(takenOver);
        withoutWayBack = List.copyOf(withoutWayBack);
        forAPerson = List.copyOf(forAPerson);
        omitted = Map.copyOf(omitted);
        failures = Map.copyOf(failures);
        lanes = List.copyOf(lanes);
    }
}
