package pitwall.server.region;

import java.util.List;
import pitwall.protocol.rest.RegionEntry;
import pitwall.protocol.rest.RegionList;

/// What became of a write to regions.
public sealed interface RegionWrite {
    record Saved(RegionEntry region, boolean created) implements RegionWrite {}

    record Imported(RegionList regions) implements RegionWrite {}

    record Removed(RegionEntry region) implements RegionWrite {}

    /// @param current 0 where there is none
    record OtherRevision(long current) implements RegionWrite {}

    record NoSuchRegion() implements RegionWrite {}

    /// There would be more than the server keeps.
    record TooMany() implements RegionWrite {}

    /// What cannot be a region.
    record Wrong(List<RegionReader.Wrong> wrongs) implements RegionWrite {
        public Wrong {
            wrongs = List.copyOf(wrongs);
        }
    }
}
