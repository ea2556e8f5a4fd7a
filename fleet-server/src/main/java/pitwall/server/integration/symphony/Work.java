package pitwall.server.integration.symphony;

import java.io.IOException;
import pitwall.fleet.CarId;

/// What Symphony has to be told about one car.
sealed interface Work {
    CarId car();

    void run(SymphonyApi api) throws IOException, InterruptedException;

    /// The target is to be there, and to be like this.
    ///
    /// @param fingerprint of the target and of where it is
    record Presence(CarId car, Target target, String fingerprint) implements Work {
        @Override
        public void run(SymphonyApi api) throws IOException, InterruptedException {
            api.put(target);
        }
    }

    /// The target is not to be there.
    record Absence(CarId car, String name) implements Work {
        @Override
        public void run(SymphonyApi api) throws IOException, InterruptedException {
            api.delete(name);
        }
    }
}
