package pitwall.testing;

import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.AgentStatus;
import pitwall.fleet.CarStatus;
import pitwall.fleet.Connectivity;
import pitwall.fleet.Convergence;
import pitwall.fleet.Motion;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.SafetyState;
import pitwall.fleet.Workload;

/// The axes of a car's condition, as they go together in one plight.
final class StatusGenerator {
    private static final String OLD = "4.2.1";
    private static final String NEW = "4.3.0";
    private static final List<ReasonCode> BLOCKERS =
            List.of(ReasonCode.NOT_STATIONARY, ReasonCode.BATTERY_LOW, ReasonCode.NETWORK_UNREACHABLE);
    private static final List<ReasonCode> FAILURES = List.of(
            ReasonCode.SIGNATURE_INVALID, ReasonCode.APPLY_TIMEOUT, ReasonCode.DISK_FULL, ReasonCode.OVERHEATED);

    private StatusGenerator() {}

    static CarStatus status(CarPlight plight, RandomGenerator random, Instant now) {
        Instant since = now.minusSeconds(random.nextInt(20_000));
        if (plight == CarPlight.NEVER_SEEN) {
            return CarStatus.neverSeen(random.nextBoolean() ? NEW : null, since);
        }
        ReasonCode reason = reason(plight, random);
        boolean reached = convergence(plight) == Convergence.CONVERGED;
        String actual = reached && random.nextInt(3) == 0 ? NEW : OLD;
        return new CarStatus(
                motion(plight, random),
                workload(plight),
                plight == CarPlight.AGENT_DOWN ? AgentStatus.FAILED : AgentStatus.RUNNING,
                safety(plight),
                convergence(plight),
                plight == CarPlight.OFFLINE ? Connectivity.OFFLINE : Connectivity.ONLINE,
                actual,
                reached ? actual : NEW,
                reason,
                reason == null ? null : "reported as " + reason,
                since,
                reason == null ? null : since);
    }

    private static Motion motion(CarPlight plight, RandomGenerator random) {
        return switch (plight) {
            case UPDATING, ROLLING_BACK, LOCAL_ESTOP, STOPPED -> Motion.PARKED;
            case WELL, WAITING, ROLLED_BACK, BLOCKED, FAILED, CRASHED, AGENT_DOWN, SAFE_MODE, SILENT, OFFLINE ->
                random.nextInt(5) < 2 ? Motion.DRIVING : Motion.PARKED;
            case NEVER_SEEN -> Motion.UNKNOWN;
        };
    }

    private static Workload workload(CarPlight plight) {
        return switch (plight) {
            case UPDATING, ROLLING_BACK -> Workload.UPDATING;
            case CRASHED -> Workload.FAILED;
            case STOPPED -> Workload.STOPPED;
            case NEVER_SEEN -> Workload.UNKNOWN;
            case WELL, WAITING, ROLLED_BACK, BLOCKED, FAILED, AGENT_DOWN, SAFE_MODE, LOCAL_ESTOP, SILENT, OFFLINE ->
                Workload.RUNNING;
        };
    }

    private static SafetyState safety(CarPlight plight) {
        return switch (plight) {
            case SAFE_MODE -> SafetyState.SAFE_MODE;
            case LOCAL_ESTOP -> SafetyState.LOCAL_ESTOP;
            case WELL, WAITING, UPDATING, ROLLING_BACK, ROLLED_BACK, BLOCKED, FAILED, CRASHED, AGENT_DOWN, STOPPED,
                    SILENT, OFFLINE, NEVER_SEEN ->
                SafetyState.NORMAL;
        };
    }

    private static Convergence convergence(CarPlight plight) {
        return switch (plight) {
            case WAITING -> Convergence.PENDING;
            case UPDATING -> Convergence.APPLYING;
            case ROLLING_BACK -> Convergence.ROLLING_BACK;
            case ROLLED_BACK -> Convergence.ROLLED_BACK;
            case BLOCKED -> Convergence.BLOCKED;
            case FAILED -> Convergence.FAILED;
            case WELL, CRASHED, AGENT_DOWN, SAFE_MODE, LOCAL_ESTOP, STOPPED, SILENT, OFFLINE, NEVER_SEEN ->
                Convergence.CONVERGED;
        };
    }

    private static @Nullable ReasonCode reason(CarPlight plight, RandomGenerator random) {
        return switch (plight) {
            case BLOCKED -> BLOCKERS.get(random.nextInt(BLOCKERS.size()));
            case FAILED, ROLLING_BACK, ROLLED_BACK -> FAILURES.get(random.nextInt(FAILURES.size()));
            case CRASHED -> ReasonCode.WORKLOAD_CRASHED;
            case AGENT_DOWN -> ReasonCode.AGENT_FAILED;
            case SAFE_MODE -> ReasonCode.SAFE_MODE;
            case LOCAL_ESTOP -> ReasonCode.LOCAL_ESTOP;
            case OFFLINE -> ReasonCode.HEARTBEAT_TIMEOUT;
            case WELL, WAITING, UPDATING, STOPPED, SILENT, NEVER_SEEN -> null;
        };
    }
}
