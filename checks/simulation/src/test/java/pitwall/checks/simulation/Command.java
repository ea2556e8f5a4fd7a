package pitwall.checks.simulation;

import pitwall.fleet.CarId;
import pitwall.fleet.rollout.PersonAct;

/// What a person asks the server for, with an idempotency key and the revision they saw.
record Command(String key, long revision, Wish wish) {
    /// What is asked for.
    sealed interface Wish {
        record Act(PersonAct act) implements Wish {}

        record AddCar(CarId car) implements Wish {}

        record RenameCar(CarId car, String name) implements Wish {}

        record RemoveCar(CarId car) implements Wish {}
    }

    /// @param status as in HTTP
    record Answer(int status, long revision) {}
}
