package pitwall.simulator.car;

import pitwall.fleet.ReasonCode;

/// What a car says about a reason.
final class Words {
    private Words() {}

    static String why(ReasonCode reason) {
        return switch (reason.code()) {
            case "BATTERY_LOW" -> "the battery is below 30 %.";
            case "NOT_STATIONARY" -> "the car is not parked.";
            case "SAFE_MODE" -> "the car is in safe mode.";
            case "SIGNATURE_INVALID" -> "Signature of bundle navigation-maps does not match the release key.";
            case "APPLY_TIMEOUT" -> "Workload perception was not ready within 300 s.";
            case "DISK_FULL" -> "Partition /data has no room for the bundle (412 MB needed, 187 MB free).";
            default -> reason.code() + ".";
        };
    }
}
