package pitwall.protocol;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Precision;

/// How the fleet was, step by step: cars, rollouts and alarms. A whole picture without a
/// [FleetEvent.AlarmLoadChanged] is one of cars only, in which nothing is said of rollouts and alarms.
///
/// @param stepSeconds between two steps
/// @param precision how exactly the reader may know where cars were
/// @param steps in the order of time
/// @param next what to ask for to go on; absent where this is all
public record HistoryPage(
        long stepSeconds,
        Precision precision,
        List<Step> steps,
        @Nullable String next) {
    public HistoryPage {
        steps = List.copyOf(steps);
    }

    /// @param at how it was at this moment, server time; two steps of one moment, on two pages, are one
    /// @param begins true where nothing that was told before holds any more: the changes lead from nothing to all there
    ///     was. It is so at the beginning and after a gap, of which nobody knows how it was
    /// @param changes since the step before
    public record Step(Instant at, boolean begins, List<FleetEvent> changes) {
        public Step {
            changes = List.copyOf(changes);
        }
    }
}
