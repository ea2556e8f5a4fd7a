package pitwall.simulator.car;

/// Everything about a simulated car that changes. Immutable.
///
/// @param batteryPercent 0 to 100
public record CarState(
        Activity activity,
        double batteryPercent,
        Computer computer,
        Software software,
        String version,
        Fault fault,
        NetworkReach network,
        long uptimeSeconds) {

    CarState with(Activity changed) {
        return new CarState(changed, batteryPercent, computer, software, version, fault, network, uptimeSeconds);
    }

    CarState withBattery(double percent) {
        double within = Math.clamp(percent, 0, 100);
        return new CarState(activity, within, computer, software, version, fault, network, uptimeSeconds);
    }

    CarState with(Computer changed) {
        return new CarState(activity, batteryPercent, changed, software, version, fault, network, uptimeSeconds);
    }

    CarState with(Software changed) {
        return new CarState(activity, batteryPercent, computer, changed, version, fault, network, uptimeSeconds);
    }

    CarState withVersion(String changed) {
        return new CarState(activity, batteryPercent, computer, software, changed, fault, network, uptimeSeconds);
    }

    CarState with(Fault changed) {
        return new CarState(activity, batteryPercent, computer, software, version, changed, network, uptimeSeconds);
    }

    CarState with(NetworkReach changed) {
        return new CarState(activity, batteryPercent, computer, software, version, fault, changed, uptimeSeconds);
    }

    CarState older() {
        return new CarState(activity, batteryPercent, computer, software, version, fault, network, uptimeSeconds + 1);
    }

    boolean isUp() {
        return network instanceof NetworkReach.Up;
    }
}
