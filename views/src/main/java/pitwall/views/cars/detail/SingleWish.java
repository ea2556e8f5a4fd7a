package pitwall.views.cars.detail;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.protocol.UpdateProgress;
import pitwall.protocol.rest.CarUpdate;
import pitwall.views.act.WishWatch;

/// What somebody wants of one car alone and that has not ended: the server takes no second one. While a second person
/// is asked about it, no car is told, and only the list of the car's updates knows of it. Immutable.
///
/// @param rollout its id; the update of a single car is a rollout of one
/// @param stage how far the car came
/// @param asksSomebody whether it waits for a second person
/// @param withdrawn whether it was taken back already, and the car is still to say so
record SingleWish(String rollout, String version, CarStage stage, boolean asksSomebody, boolean withdrawn) {
    /// The one of a car.
    ///
    /// @param update what the stream tells of the car's newest update
    /// @param all its updates as the server listed them
    static Optional<SingleWish> of(@Nullable UpdateProgress update, List<CarUpdate> all) {
        if (update != null && !update.stage().isTerminal() && WishWatch.isOfOneCar(update.rollout())) {
            return Optional.of(new SingleWish(
                    update.rollout(),
                    update.version(),
                    update.stage(),
                    asked(all)
                            .filter(one -> one.rollout().equals(update.rollout()))
                            .isPresent(),
                    ReasonCode.ABORTED.equals(update.reason())));
        }
        return asked(all)
                .filter(one -> update == null || !one.rollout().equals(update.rollout()))
                .map(one -> new SingleWish(one.rollout(), one.version(), one.stage(), true, false));
    }

    /// The update of this car alone that waits for a second person.
    static Optional<CarUpdate> asked(List<CarUpdate> all) {
        return all.stream()
                .filter(one -> WishWatch.isOfOneCar(one.rollout()) && one.status() == RolloutStatus.AWAITING_APPROVAL)
                .findFirst();
    }

    boolean hasBegun() {
        return stage == CarStage.APPLYING || stage == CarStage.CLAIMED;
    }
}
