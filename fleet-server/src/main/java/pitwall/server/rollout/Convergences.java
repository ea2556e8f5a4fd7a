package pitwall.server.rollout;

import pitwall.fleet.Car;
import pitwall.fleet.Convergence;
import pitwall.fleet.release.Software;
import pitwall.protocol.CarFrame;

/// What a car's word is worth. Pure.
final class Convergences {
    private Convergences() {}

    /// The build that a state names.
    static Software build(CarFrame.Software software) {
        return new Software(software.version(), software.digest(), software.counter());
    }

    /// Whether a car that seems to be where it should be does not prove it: another artifact under the same version,
    /// or one that has not yet been healthy after the switch.
    static boolean isMereClaim(Car car, CarFrame.Software says, Software wanted) {
        return car.status().convergence() == Convergence.CONVERGED
                && wanted.version().equals(car.status().desiredVersion())
                && !(says.confirmed() && build(says).isSameBuild(wanted));
    }
}
