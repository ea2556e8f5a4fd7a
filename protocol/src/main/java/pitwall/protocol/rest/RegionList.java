package pitwall.protocol.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The regions that a reader may see, by name.
///
/// @param revision counts every write to any region; an import names the one it was based on
/// @param tag of this list as it is for this reader, for `If-None-Match`; absent where it is not the whole list
public record RegionList(long revision, @Nullable String tag, List<RegionEntry> regions) {
    public RegionList {
        regions = List.copyOf(regions);
    }
}
