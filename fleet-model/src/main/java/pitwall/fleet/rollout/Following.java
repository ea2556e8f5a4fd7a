package pitwall.fleet.rollout;

import org.jspecify.annotations.Nullable;

/// How far a rollout whose phases follow their queries has settled which cars are in it.
///
/// @param settled so many phases, counted from the first, have the cars that they keep
/// @param wanted the phase that is about to begin and whose cars must be named; absent unless one is
/// @param seen how many cars it would have begun with when that were more than the plan allows; 0 otherwise
/// @param allowed the most cars that people have let it begin with since; 0 where the plan's own number holds
public record Following(int settled, @Nullable Integer wanted, int seen, int allowed) {
    static final Following NOTHING = new Following(0, null, 0, 0);

    Following wanting(int phase) {
        return new Following(settled, phase, seen, allowed);
    }

    Following wantingNothing() {
        return wanted == null ? this : new Following(settled, null, seen, allowed);
    }

    /// @param cars more than it may begin with
    Following refusing(int cars) {
        return new Following(settled, null, cars, allowed);
    }

    Following allowing() {
        return new Following(settled, wanted, 0, seen);
    }

    Following settled(int phase) {
        return new Following(phase + 1, null, 0, 0);
    }
}
