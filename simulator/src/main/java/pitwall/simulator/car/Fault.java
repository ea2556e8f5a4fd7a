package pitwall.simulator.car;

import org.jspecify.annotations.Nullable;
import pitwall.fleet.ReasonCode;

/// What is broken in a car, one thing at a time.
sealed interface Fault {
    record None() implements Fault {}

    record WorkloadCrashed(String workload, int secondsLeft) implements Fault {}

    record AgentFailed(int secondsLeft) implements Fault {}

    /// A fan stands still: the computer gets hotter, and nothing else has happened yet.
    record FanStopped() implements Fault {}

    /// Too hot: workloads rest until the computer is cool again.
    record Overheated() implements Fault {}

    record ChargerFault(int secondsLeft) implements Fault {}

    /// Somebody at the car holds it stopped.
    record EmergencyStop(int secondsLeft) implements Fault {}

    default @Nullable ReasonCode reason() {
        return switch (this) {
            case None() -> null;
            case FanStopped() -> null;
            case EmergencyStop stop -> null;
            case WorkloadCrashed crashed -> ReasonCode.WORKLOAD_CRASHED;
            case AgentFailed failed -> ReasonCode.AGENT_FAILED;
            case Overheated() -> ReasonCode.OVERHEATED;
            case ChargerFault fault -> ReasonCode.CHARGER_FAULT;
        };
    }

    default @Nullable String message() {
        return switch (this) {
            case None() -> null;
            case FanStopped() -> null;
            case EmergencyStop stop -> null;
            case WorkloadCrashed crashed ->
                "Workload " + crashed.workload + " ended with exit code 139 three times within a minute.";
            case AgentFailed failed -> "Update agent does not answer its health check.";
            case Overheated() -> "Main computer is too hot; workloads rest until it has cooled down.";
            case ChargerFault fault -> "Charging station reports a ground fault.";
        };
    }
}
