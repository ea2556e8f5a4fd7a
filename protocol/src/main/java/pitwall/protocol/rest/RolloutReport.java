package pitwall.protocol.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import pitwall.fleet.CarId;
import pitwall.fleet.ReasonCode;

/// Everything that somebody has to answer for about a rollout: who, when, what, why, and what became of it.
///
/// @param at server time; a rollout that is not over moves on
/// @param events what people did, every change of status, every wave and every reading of a gate with its inputs, the
///     oldest first, in the words of the flight recorder; the steps of single cars are left out
/// @param failed cars that did not get there at some time, by the last reason, whatever became of them since
/// @param leftBehind cars that never began, by reason
/// @param excluded cars that the rollout never concerned, by reason
/// @param takenOver cars that another wish has changed since, or is about to: neither successes nor failures
/// @param withoutWayBack cars that were asked and cannot go back to what they ran, or could not
/// @param forAPerson cars that should have gone back and did not
public record RolloutReport(
        RolloutEntry rollout,
        Instant at,
        List<JsonNode> events,
        Map<ReasonCode, List<CarId>> failed,
        Map<ReasonCode, List<CarId>> leftBehind,
        Map<ReasonCode, List<CarId>> excluded,
        List<CarId> takenOver,
        List<CarId> withoutWayBack,
        List<CarId> forAPerson) {
    public RolloutReport {
        events = List.copyOf(events);
        failed = Map.copyOf(failed);
        leftBehind = Map.copyOf(leftBehind);
        excluded = Map.copyOf(excluded);
        takenOver = List.copyOf(takenOver);
        withoutWayBack = List.copyOf(withoutWayBack);
        forAPerson = List.copyOf(forAPerson);
    }
}
