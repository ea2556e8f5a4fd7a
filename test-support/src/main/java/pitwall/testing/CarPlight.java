package pitwall.testing;

import java.util.List;
import java.util.random.RandomGenerator;
import pitwall.fleet.Convergence;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.SafetyState;
import pitwall.fleet.Workload;

/// What happens to a car of a generated fleet, with about the shares of a fleet on an ordinary day.
enum CarPlight {
    WELL(780, Workload.RUNNING, SafetyState.NORMAL, Convergence.CONVERGED),
    WAITING(50, Workload.RUNNING, SafetyState.NORMAL, Convergence.PENDING),
    UPDATING(40, Workload.UPDATING, SafetyState.NORMAL, Convergence.APPLYING),
    ROLLING_BACK(5, Workload.UPDATING, SafetyState.NORMAL, Convergence.ROLLING_BACK, ReasonCode.APPLY_TIMEOUT),
    ROLLED_BACK(10, Workload.RUNNING, SafetyState.NORMAL, Convergence.ROLLED_BACK, ReasonCode.APPLY_TIMEOUT),
    BLOCKED(
            25,
            Workload.RUNNING,
            SafetyState.NORMAL,
            Convergence.BLOCKED,
            ReasonCode.NOT_STATIONARY,
            ReasonCode.BATTERY_LOW,
            ReasonCode.NETWORK_UNREACHABLE),
    FAILED(
            15,
            Workload.RUNNING,
            SafetyState.NORMAL,
            Convergence.FAILED,
            ReasonCode.SIGNATURE_INVALID,
            ReasonCode.DISK_FULL,
            ReasonCode.OVERHEATED),
    CRASHED(5, Workload.FAILED, SafetyState.NORMAL, Convergence.CONVERGED, ReasonCode.WORKLOAD_CRASHED),
    AGENT_DOWN(5, Workload.RUNNING, SafetyState.NORMAL, Convergence.CONVERGED, ReasonCode.AGENT_FAILED),
    SAFE_MODE(4, Workload.RUNNING, SafetyState.SAFE_MODE, Convergence.CONVERGED, ReasonCode.SAFE_MODE),
    LOCAL_ESTOP(1, Workload.STOPPED, SafetyState.LOCAL_ESTOP, Convergence.CONVERGED, ReasonCode.LOCAL_ESTOP),
    STOPPED(10, Workload.STOPPED, SafetyState.NORMAL, Convergence.CONVERGED),
    /// Not heard for minutes, though the server has not given it up.
    SILENT(15, Workload.RUNNING, SafetyState.NORMAL, Convergence.CONVERGED),
    OFFLINE(25, Workload.RUNNING, SafetyState.NORMAL, Convergence.CONVERGED, ReasonCode.HEARTBEAT_TIMEOUT),
    NEVER_SEEN(10, Workload.UNKNOWN, SafetyState.NORMAL, Convergence.CONVERGED);

    private static final int TOTAL = 1_000;

    private final int share;
    private final Workload workload;
    private final SafetyState safety;
    private final Convergence convergence;
    private final List<ReasonCode> reasons;

    /// @param share in a thousand cars
    /// @param reasons of which a car in this plight has one
    CarPlight(int share, Workload workload, SafetyState safety, Convergence convergence, ReasonCode... reasons) {
        this.share = share;
        this.workload = workload;
        this.safety = safety;
        this.convergence = convergence;
        this.reasons = List.of(reasons);
    }

    /// Draws one by its share.
    static CarPlight draw(RandomGenerator random) {
        int ticket = random.nextInt(TOTAL);
        for (CarPlight plight : values()) {
            ticket -= plight.share;
            if (ticket < 0) {
                return plight;
            }
        }
        throw new AssertionError("the shares do not add up to " + TOTAL);
    }

    Workload workload() {
        return workload;
    }

    SafetyState safety() {
        return safety;
    }

    Convergence convergence() {
        return convergence;
    }

    List<ReasonCode> reasons() {
        return reasons;
    }
}
