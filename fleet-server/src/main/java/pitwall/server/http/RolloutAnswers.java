package pitwall.server.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import pitwall.protocol.rest.Problem.FieldError;
import pitwall.server.rollout.Rollout;
import pitwall.server.rollout.RolloutAnswer;

/// What became of a wish about rollouts, in the words of the contract. Pure.
final class RolloutAnswers {
    private RolloutAnswers() {}

    static Answer answer(RolloutAnswer outcome, int status) {
        return switch (outcome) {
            case RolloutAnswer.Done(Rollout rollout) -> done(rollout, status);
            case RolloutAnswer.NoSuchRollout() -> Answer.refused(Fault.notFound());
            case RolloutAnswer.NoSuchCar(String car) ->
                Answer.refused(Fault.validation("cars", "there is no car " + car));
            case RolloutAnswer.NoCars() -> Answer.refused(Fault.validation("phases", "no car is meant"));
            case RolloutAnswer.NotChoosable(var reason, String why) ->
                Answer.refused(new Fault(
                        409,
                        "RELEASE_NOT_CHOOSABLE",
                        why,
                        List.of(new FieldError("version", reason.code(), why)),
                        Map.of()));
            case RolloutAnswer.OtherRevision(long current) -> Answer.refused(Fault.otherRevision(current));
            case RolloutAnswer.Production() ->
                Answer.refused(
                        Fault.of(403, "FORBIDDEN", "Starting cars beyond ring 0 needs the capability ROLLOUT_START."));
            case RolloutAnswer.SomebodyElses() ->
                Answer.refused(Fault.of(
                        403,
                        "FORBIDDEN",
                        "Bringing back what somebody else started needs the capability ROLLOUT_START."));
            case RolloutAnswer.Conflict(var cars) ->
                Answer.refused(new Fault(
                        409,
                        "CONFLICTING_ROLLOUT",
                        "Other rollouts have cars of this one: "
                                + cars.entrySet().stream()
                                        .map(other -> other.getKey() + " has " + other.getValue())
                                        .collect(Collectors.joining(", "))
                                + ".",
                        cars.keySet().stream()
                                .map(other ->
                                        new FieldError("cars", "CONFLICTING_ROLLOUT", "see /api/v1/rollouts/" + other))
                                .toList(),
                        Map.of()));
            case RolloutAnswer.TooManyCars(String phase, int cars, int most) ->
                Answer.refused(new Fault(
                        409,
                        "TOO_MANY_CARS",
                        phase + " would begin with " + cars + " cars and may begin with " + most
                                + " at most. Plan it anew, or with a larger margin.",
                        List.of(new FieldError("phases", "TOO_MANY_CARS", "see the rollout's drift")),
                        Map.of()));
            case RolloutAnswer.WishAnew() ->
                Answer.refused(Fault.of(
                        409,
                        "ROLLOUT_REFUSED",
                        "The update of a single car is not started again: ask for the car's update anew."));
            case RolloutAnswer.Refused(var why) ->
                Answer.refused(new Fault(
                        409,
                        "ROLLOUT_REFUSED",
                        "The rollout does not take that now: "
                                + why.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ".",
                        List.of(new FieldError("rollout", why.name(), "see the rollout's status")),
                        Map.of()));
        };
    }

    private static Answer done(Rollout rollout, int status) {
        String tag = '"' + Long.toString(rollout.revision()) + '"';
        Map<String, String> headers = status == 200
                ? Map.of("ETag", tag)
                : Map.of("ETag", tag, "Location", "/api/v1/rollouts/" + rollout.id());
        return new Answer.Data(status, RolloutEntries.entry(rollout), Map.of("revision", rollout.revision()), headers);
    }
}
