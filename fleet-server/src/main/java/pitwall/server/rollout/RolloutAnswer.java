package pitwall.server.rollout;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.rollout.Refusal;
import pitwall.fleet.rollout.RolloutId;

/// What became of a wish about rollouts.
public sealed interface RolloutAnswer {
    record Done(Rollout rollout) implements RolloutAnswer {}

    /// There is no such rollout for this person.
    record NoSuchRollout() implements RolloutAnswer {}

    /// A named car does not exist for this person.
    record NoSuchCar(String car) implements RolloutAnswer {}

    record NoCars() implements RolloutAnswer {}

    /// @param why a sentence
    record NotChoosable(ReasonCode reason, String why) implements RolloutAnswer {}

    /// @param current the revision it has
    record OtherRevision(long current) implements RolloutAnswer {}

    /// Its cars are in production, and this person may only start rollouts that are not.
    record Production() implements RolloutAnswer {}

    /// Other rollouts claim cars of it.
    ///
    /// @param cars how many, by the rollout that claims them
    record Conflict(Map<RolloutId, Integer> cars) implements RolloutAnswer {
        public Conflict {
            cars = Collections.unmodifiableMap(new LinkedHashMap<>(cars));
        }
    }

    /// Its first phase follows its query, which means more cars by now than anybody has agreed to.
    ///
    /// @param cars so many
    /// @param most so many it may begin with
    record TooManyCars(String phase, int cars, int most) implements RolloutAnswer {}

    /// Somebody else started it, and this person may only bring back what they started themselves.
    record SomebodyElses() implements RolloutAnswer {}

    /// It was a wish for a single car, which is started by the wish alone: meanwhile the car may have been asked for
    /// something else.
    record WishAnew() implements RolloutAnswer {}

    /// The rollout's own rules say no.
    record Refused(Refusal why) implements RolloutAnswer {}
}
