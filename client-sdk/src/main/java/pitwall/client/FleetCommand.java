package pitwall.client;

import pitwall.fleet.Capability;
import pitwall.fleet.CarId;
import pitwall.protocol.rest.CreateCar;
import pitwall.protocol.rest.PatchCar;

/// Something a person asks the server for. Each is declarative and idempotent by the id that [Commands] gives it.
public sealed interface FleetCommand {
    /// What the person must be allowed to do.
    Capability needs();

    record Create(CreateCar car) implements FleetCommand {
        @Override
        public Capability needs() {
            return Capability.CARS_CREATE;
        }
    }

    /// @param revision the revision the edit was based on
    record Edit(CarId id, long revision, PatchCar patch) implements FleetCommand {
        @Override
        public Capability needs() {
            return Capability.CARS_EDIT;
        }
    }

    /// @param revision the revision the person saw
    record Delete(CarId id, long revision) implements FleetCommand {
        @Override
        public Capability needs() {
            return Capability.CARS_DELETE;
        }
    }
}
