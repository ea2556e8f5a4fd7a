package pitwall.server.rollout;

import java.util.List;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.rollout.RolloutId;
import pitwall.fleet.safety.UpdateVerdict;

/// What became of a wish to change one car.
public sealed interface UpdateAnswer {
    record Accepted(Rollout rollout) implements UpdateAnswer {}

    record NoSuchCar() implements UpdateAnswer {}

    /// @param why a sentence
    record NotChoosable(ReasonCode reason, String why) implements UpdateAnswer {}

    /// Something is being done with the car already.
    record Busy(RolloutId rollout) implements UpdateAnswer {}

    /// It will not happen with this wish, whatever the car does.
    record Never(List<UpdateVerdict> verdicts) implements UpdateAnswer {
        public Never {
            verdicts = List.copyOf(verdicts);
        }
    }
}
