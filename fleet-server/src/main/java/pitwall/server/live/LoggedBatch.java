package pitwall.server.live;

import java.time.Instant;
import java.util.List;

/// All that changed at one sequence. At most one change per car.
///
/// @param at server time, milliseconds
/// @param changes may be empty: a sequence at which only time passed
/// @param weightBefore weight of all batches of this log before this one
/// @param weight upper estimate of the bytes the changes take in a frame
public record LoggedBatch(long seq, Instant at, List<CarChange> changes, long weightBefore, int weight) {
    public LoggedBatch {
        changes = List.copyOf(changes);
    }
}
