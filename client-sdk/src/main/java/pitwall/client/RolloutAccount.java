package pitwall.client;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import pitwall.fleet.CarId;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.rollout.Decision;
import pitwall.protocol.rest.RolloutEntry;

/// What became of a rollout, and of which cars.
///
/// @param rollout as it stood then, with everything that its plan's hash covers
/// @param at server time
/// @param events of the flight recorder, the oldest first, without the steps of single cars and without what this
///     version cannot read
/// @param failed cars that did not get there at some time, by the last reason, whatever became of them since; as all
///     lists of cars only the first hundred or so for a reason
/// @param failures how many cars failed for which last reason, each counted once
/// @param leftBehind cars that never began, by reason
/// @param excluded cars that the rollout never concerned, by reason
/// @param takenOver cars that another wish has changed since
/// @param withoutWayBack cars that have or may have the release and cannot go back to what they ran
/// @param forAPerson cars that should have gone back and did not
public record RolloutAccount(
        RolloutEntry rollout,
        Instant at,
        List<Decision> events,
        Map<ReasonCode, List<CarId>> failed,
        Map<ReasonCode, Integer> failures,
        Map<ReasonCode, List<CarId>> leftBehind,
        Map<ReasonCode, List<CarId>> excluded,
        List<CarId> takenOver,
        List<CarId> withoutWayBack,
        List<CarId> forAPerson) {
    public RolloutAccount {
        events = List.copyOf(events);
        failed = Map.copyOf(failed);
        failures = Map.copyOf(failures);
        leftBehind = Map.copyOf(leftBehind);
        excluded = Map.copyOf(excluded);
        takenOver = List.copyOf(takenOver);
        withoutWayBack = List.copyOf(withoutWayBack);
        forAPerson = List.copyOf(forAPerson);
    }
}
