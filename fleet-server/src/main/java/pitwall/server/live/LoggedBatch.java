package pitwall.server.live;

import java.time.Instant;
import java.util.List;

/// All that changed at one sequence.
///
/// @param at server time, milliseconds
/// @param all may be empty: a sequence at which only time passed
/// @param weightBefore weight of all batches of this log before this one
/// @param weight upper estimate of the bytes the changes take in a frame
public record LoggedBatch(long seq, Instant at, Changes all, long weightBefore, int weight) {
    /// What changed of cars, at most one change each.
    public List<CarChange> changes() {
        return all.cars();
    }
}
