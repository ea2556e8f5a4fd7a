package pitwall.protocol.rest;

import java.time.Instant;
import java.util.List;

/// Of which times a server knows how the fleet was.
///
/// @param steps from the finest to the coarsest
public record HistoryCoverage(List<Steps> steps) {
    public HistoryCoverage {
        steps = List.copyOf(steps);
    }

    /// @param stepSeconds between two steps; at most ten seconds to ten minutes, as the server is set up
    /// @param keptSeconds how long they are kept, where there is room
    /// @param spans what is there, the earliest first
    public record Steps(long stepSeconds, long keptSeconds, List<Span> spans) {
        public Steps {
            spans = List.copyOf(spans);
        }
    }

    /// @param from the first moment of which the fleet is known
    /// @param to the last
    public record Span(Instant from, Instant to) {}
}
