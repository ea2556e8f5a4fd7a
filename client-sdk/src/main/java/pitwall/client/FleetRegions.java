package pitwall.client;

import java.util.concurrent.CompletableFuture;
import pitwall.protocol.rest.RegionList;

/// Where regions are. Changes nothing. Thread-safe; futures end on a virtual thread and never fail.
public interface FleetRegions {
    /// All that the person may see. Cheap to ask again: what did not change does not travel.
    CompletableFuture<Answer<RegionList>> list();
}
