package pitwall.server.backtest;

import java.util.List;
import java.util.Set;
import pitwall.protocol.rest.BackTest.Limit;

/// What history says of one thing.
///
/// @param sightings in order
/// @param limits what they are not exact about
record Tellable(List<Sighting> sightings, Set<Limit> limits) {
    Tellable {
        sightings = List.copyOf(sightings);
        limits = Set.copyOf(limits);
    }
}
