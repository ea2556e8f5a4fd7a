package pitwall.server.http;

import org.jspecify.annotations.Nullable;
import pitwall.fleet.release.Software;
import pitwall.fleet.rollout.CarProgress;
import pitwall.protocol.rest.CarUpdate;
import pitwall.server.rollout.RolloutCard;
import pitwall.server.rollout.Rollouts;
import pitwall.server.storage.CarWordRows;

/// One car's part in a rollout, in the words of the contract. Pure.
final class CarUpdates {
    private CarUpdates() {}

    /// @param said the car's own words; absent where it said nothing
    static CarUpdate entry(RolloutCard rollout, CarProgress car, CarWordRows.@Nullable Row said) {
        Software before = car.before();
        return new CarUpdate(
                rollout.id().value(),
                rollout.status(),
                car.car(),
                rollout.kind(),
                rollout.version(),
                car.direction(),
                car.stage(),
                Rollouts.convergence(car),
                car.reason(),
                car.attempt(),
                car.attempt() == 0 ? null : car.command(rollout.id()).value(),
                car.offeredAt(),
                before == null ? null : before.version(),
                car.since(),
                car.deadline(),
                rollout.requestedBy(),
                rollout.requestedAt(),
                said == null ? null : new CarUpdate.Word(said.at(), said.kind(), said.message()));
    }
}
