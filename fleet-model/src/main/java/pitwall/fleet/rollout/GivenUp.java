package pitwall.fleet.rollout;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Connectivity;
import pitwall.fleet.safety.CarFacts;

/// The cars that were given up and may be changing all the same: on trial still, or going back by themselves. Each
/// takes one of the places in which cars may be changed at the same time. Immutable.
///
/// One that is heard keeps its place until it says that it is not being changed. One that nobody hears keeps it for a
/// time, see [RolloutRules#mayChangeUntil].
///
/// @param changing how many say that they are being changed
/// @param unheard the others, by the end of their time
record GivenUp(int changing, SortedTable<Cars.Due, Boolean> unheard) {
    static final GivenUp NONE = new GivenUp(0, SortedTable.empty());

    /// With or without one car as it is now.
    ///
    /// @param sign 1 or -1
    /// @param until of a car that nobody hears; absent for any other
    GivenUp counting(int sign, int position, CarProgress car, @Nullable CarFacts facts, @Nullable Instant until) {
        if (!isGivenUp(car)) {
            return this;
        }
        boolean changes = facts != null && facts.updating() && facts.connectivity() == Connectivity.ONLINE;
        return new GivenUp(
                changing + (changes ? sign : 0), until == null ? unheard : listed(sign, new Cars.Due(until, position)));
    }

    private SortedTable<Cars.Due, Boolean> listed(int sign, Cars.Due due) {
        return sign > 0 ? unheard.with(due, true) : unheard.without(due);
    }

    /// Whether it failed, or should be back and is not. That a car is tried again, sent back or left does not make it
    /// another one.
    private static boolean isGivenUp(CarProgress car) {
        return switch (car.stage()) {
            case FAILED, MANUAL -> true;
            case WAITING, LEFT_BEHIND -> car.failure() != null;
            case OFFERED, LAPSED, APPLYING, CLAIMED -> false;
            case SUCCEEDED, EXCLUDED, TAKEN_OVER, ROLLED_BACK, NO_ROLLBACK_TARGET -> false;
        };
    }

    /// Without those whose time is over.
    GivenUp at(Instant now) {
        SortedTable<Cars.Due, Boolean> rest = unheard;
        Cars.Due first = rest.first();
        while (first != null && !first.at().isAfter(now)) {
            rest = rest.without(first);
            first = rest.first();
        }
        return rest == unheard ? this : new GivenUp(changing, rest);
    }

    /// How many places they take.
    int places() {
        return changing + unheard.size();
    }

    /// When the next place becomes free by itself; absent if none does.
    @Nullable
    Instant nextFree() {
        Cars.Due first = unheard.first();
        return first == null ? null : first.at();
    }
}
