package pitwall.views.cars.region;

import java.util.Optional;
import pitwall.protocol.rest.RegionEntry;

/// A region in the list and on the map.
///
/// @param name what stands with cars
/// @param entry what is written down of it; empty where only cars know it
/// @param shape where it is; empty where nobody drew it
public record RegionLine(String name, Optional<RegionEntry> entry, Optional<RegionShape> shape, RegionTally tally) {
    /// For people.
    public String title() {
        return entry.map(RegionEntry::title).orElse(name);
    }
}
