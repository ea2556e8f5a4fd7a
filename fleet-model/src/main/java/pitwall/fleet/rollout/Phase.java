package pitwall.fleet.rollout;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One stage of a rollout, for example a region.
///
/// @param name as people call it, for example `Munich`
/// @param targets its cars in the order in which they are taken; may be empty
/// @param parallel the most cars that are being changed at the same time
/// @param order how `targets` were put in order
/// @param query of which they were the cars when the plan was made, beside those of the phases before; absent where
/// they
///     were named, and in plans from before it was kept
/// @param mostCars the most cars that it may begin with; present where its cars follow the query until it begins,
/// absent where
///     they are these
public record Phase(
        String name,
        List<Target> targets,
        WaveShape shape,
        int parallel,
        GateRules gates,
        Timing timing,
        PhaseOrder order,
        @Nullable String query,
        @Nullable Integer mostCars) {
    /// A phase that keeps its cars.
    public Phase(
            String name,
            List<Target> targets,
            WaveShape shape,
            int parallel,
            GateRules gates,
            Timing timing,
            PhaseOrder order,
            @Nullable String query) {
        this(name, targets, shape, parallel, gates, timing, order, query, null);
    }

    /// A phase whose cars are taken by their ids.
    public Phase(String name, List<Target> targets, WaveShape shape, int parallel, GateRules gates, Timing timing) {
        this(name, targets, shape, parallel, gates, timing, PhaseOrder.BY_ID);
    }

    /// A phase whose cars were named one by one.
    public Phase(
            String name,
            List<Target> targets,
            WaveShape shape,
            int parallel,
            GateRules gates,
            Timing timing,
            PhaseOrder order) {
        this(name, targets, shape, parallel, gates, timing, order, null);
    }

    public Phase {
        targets = List.copyOf(targets);
        if (parallel < 1) {
            throw new IllegalArgumentException("parallel must be at least 1, was " + parallel);
        }
        if (mostCars != null && (query == null || mostCars < 0)) {
            throw new IllegalArgumentException("cars that follow no query cannot become more");
        }
    }

    /// Whether its cars are those that the query means when it begins.
    public boolean followsQuery() {
        return mostCars != null;
    }

    Phase with(List<Target> others) {
        return new Phase(name, others, shape, parallel, gates, timing, order, query, mostCars);
    }

    /// Its waves, the canary first; empty for a phase without cars.
    public List<Wave> waves() {
        return shape.waves(targets.size());
    }
}
