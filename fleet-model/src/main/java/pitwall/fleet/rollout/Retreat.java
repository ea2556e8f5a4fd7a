package pitwall.fleet.rollout;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A running or finished way back.
///
/// @param phase the only phase that goes back, counted from 0; absent if all do
/// @param since when it was decided
/// @param deadline after this no further car begins; cars that still wait are then [CarStage#MANUAL]
public record Retreat(@Nullable Integer phase, Instant since, Instant deadline) {
    boolean covers(int number) {
        return phase == null || phase == number;
    }
}
