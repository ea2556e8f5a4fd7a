package pitwall.server.rollout;

import java.time.Instant;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.DesiredState;

/// The newest intent of a car, and how far the car came with it.
public record GivenIntent(DesiredState desired, CarStage stage, Instant givenAt) {
    GivenIntent at(CarStage other) {
        return new GivenIntent(desired, other, givenAt);
    }

    /// Whether the car may begin, or has begun and not ended.
    boolean isOpen() {
        return switch (stage) {
            case OFFERED, APPLYING, CLAIMED -> true;
            case WAITING, LAPSED, SUCCEEDED, FAILED, EXCLUDED, TAKEN_OVER, LEFT_BEHIND -> false;
            case ROLLED_BACK, NO_ROLLBACK_TARGET, MANUAL -> false;
        };
    }
}
