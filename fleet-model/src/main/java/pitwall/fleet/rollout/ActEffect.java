package pitwall.fleet.rollout;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;

/// What one act of a person would do to a rollout as it stands, in cars.
///
/// @param act in one word, as [PersonAct#word]; a rollback of all phases is `rollback everything`
/// @param refused why it would not be taken; absent if it would. All figures are 0 then
/// @param already whether it is so already, or was asked for already
/// @param secondPerson whether a second person must agree first; the figures are of what happens once they do
/// @param becomes the rollout's status right afterwards
/// @param asks cars that would be asked at once
/// @param stops cars that were not asked yet and will not be, as long as the rollout stays as it becomes
/// @param withdrawn cars whose offer would be taken back before they begin
/// @param finishes cars that are being changed and come to their end, whatever happens
/// @param stays cars that keep the release they have
/// @param goesBack cars that would go back to what they ran; those that finish first are not among them
/// @param again cars that would be tried again
/// @param stuck cars that should go back and have nothing to go back to
/// @param stuckCars the first of those, at most [#MOST_NAMED]
public record ActEffect(
        String act,
        @Nullable Refusal refused,
        boolean already,
        boolean secondPerson,
        RolloutStatus becomes,
        int asks,
        int stops,
        int withdrawn,
        int finishes,
        int stays,
        int goesBack,
        int again,
        int stuck,
        List<CarId> stuckCars) {
    /// So many cars are named; of the others only the number is told.
    public static final int MOST_NAMED = 100;

    public ActEffect {
        stuckCars = List.copyOf(stuckCars);
    }

    static ActEffect refused(String act, Refusal why, RolloutStatus status) {
        return new ActEffect(act, why, false, false, status, 0, 0, 0, 0, 0, 0, 0, 0, List.of());
    }
}
