package pitwall.server.stream;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pitwall.fleet.CarId;
import pitwall.server.live.CarChange;
import pitwall.server.live.LoggedBatch;

/// Makes one change per car of several batches: of every part the last, of the log every line.
final class Merge {
    private Merge() {}

    static Collection<CarChange> of(List<LoggedBatch> batches) {
        if (batches.size() == 1) {
            return batches.getFirst().changes();
        }
        Map<CarId, CarChange> merged = new LinkedHashMap<>();
        for (LoggedBatch batch : batches) {
            for (CarChange change : batch.changes()) {
                merged.merge(change.id(), change, CarChange::then);
            }
        }
        return merged.values();
    }
}
