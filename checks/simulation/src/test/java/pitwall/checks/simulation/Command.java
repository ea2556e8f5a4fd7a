package pitwall.checks.simulation;

import pitwall.fleet.CarId;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.rollout.PersonAct;
import pitwall.fleet.rollout.RolloutId;

/// What a person asks the server for, with an idempotency key and the revision they saw.
record Command(String key, long revision, Wish wish) {
    /// What is asked for.
    sealed interface Wish {
        record Act(RolloutId rollout, PersonAct act) implements Wish {}

        /// Another build for one car.
        record Update(CarId car, UpdateKind kind, Stock stock) implements Wish {}

        record AddCar(CarId car) implements Wish {}

        record RenameCar(CarId car, String name) implements Wish {}

        record RemoveCar(CarId car) implements Wish {}
    }

    /// @param status as in HTTP
    record Answer(int status, long revision) {}
}
