package pitwall.server.registry;

import pitwall.fleet.Car;

/// What became of a request to create, change or remove a car.
public sealed interface CarWrite {
    /// @param car as it is now; for a removal, as it was
    record Done(Car car) implements CarWrite {}

    record NoSuchCar() implements CarWrite {}

    /// @param current the revision the car has
    record OtherRevision(long current) implements CarWrite {}

    /// The car would be where its writer may not write.
    record OutOfScope() implements CarWrite {}

    record IdTaken() implements CarWrite {}
}
