package pitwall.views.cars.region;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.rest.RegionEntry;

/// What is known of the regions.
public sealed interface RegionsState {
    /// Nobody was asked yet, or no answer came and none is remembered.
    record Unknown() implements RegionsState {}

    /// @param revision of the list, on which an import is based
    /// @param asOf when the server said so; absent where it says so now
    record Known(
            long revision,
            List<RegionEntry> regions,
            @Nullable Instant asOf) implements RegionsState {
        public Known {
            regions = List.copyOf(regions);
        }
    }

    /// The server said no.
    record Refused(String sentence, String correlation) implements RegionsState {}
}
