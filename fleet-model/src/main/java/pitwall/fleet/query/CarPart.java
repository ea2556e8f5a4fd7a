package pitwall.fleet.query;

import org.jspecify.annotations.Nullable;
import pitwall.fleet.ReasonCode;

/// A car's part in the rollout that had to do with its software last, as far as queries ask about it.
public interface CarPart {
    /// The id of the rollout; the update of a single car is a rollout of one.
    String rollout();

    /// What the car failed for last in it, whatever became of it since; absent where it never failed.
    @Nullable
    ReasonCode failure();
}
