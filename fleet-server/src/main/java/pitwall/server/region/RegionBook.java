package pitwall.server.region;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import pitwall.fleet.region.Outline;
import pitwall.fleet.region.Region;
import pitwall.fleet.region.RegionRule;
import pitwall.protocol.rest.RegionEntry;

/// All regions at one moment. Immutable.
final class RegionBook {
    /// More are no regions any more.
    static final int MOST = 200;
    /// Corners of all of them: what a console can read in one piece.
    static final int MOST_CORNERS = 20_000;

    static final RegionBook EMPTY = new RegionBook(0, Map.of());

    private final long revision;
    private final Map<String, Known> known;
    private final RegionRule rule;

    record Known(Region region, RegionEntry entry) {
        static Known of(RegionEntry entry) {
            return new Known(entry.region(), entry);
        }
    }

    private RegionBook(long revision, Map<String, Known> known) {
        this.revision = revision;
        this.known = Collections.unmodifiableMap(new TreeMap<>(known));
        this.rule = new RegionRule(known.values().stream().map(Known::region).toList());
    }

    static RegionBook of(long revision, Collection<Known> all) {
        Map<String, Known> byName = new TreeMap<>();
        all.forEach(one -> byName.put(one.region().name(), one));
        return new RegionBook(revision, byName);
    }

    long revision() {
        return revision;
    }

    RegionRule rule() {
        return rule;
    }

    Optional<Known> find(String name) {
        return Optional.ofNullable(known.get(name));
    }

    /// All, by name.
    List<RegionEntry> entries() {
        List<RegionEntry> all = new ArrayList<>(known.size());
        known.values().forEach(one -> all.add(one.entry()));
        return all;
    }

    /// The same with others of the same name replaced.
    RegionBook with(long next, Collection<Known> more) {
        Map<String, Known> all = new TreeMap<>(known);
        more.forEach(one -> all.put(one.region().name(), one));
        return new RegionBook(next, all);
    }

    RegionBook without(long next, String name) {
        Map<String, Known> all = new TreeMap<>(known);
        all.remove(name);
        return new RegionBook(next, all);
    }

    boolean isTooLarge() {
        return known.size() > MOST
                || known.values().stream()
                                .mapToInt(one -> corners(one.region()))
                                .sum()
                        > MOST_CORNERS;
    }

    private static int corners(Region region) {
        Outline outline = region.outline();
        return outline == null ? 0 : outline.corners();
    }
}
