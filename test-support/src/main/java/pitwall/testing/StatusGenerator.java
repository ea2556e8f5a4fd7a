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
import pitwall.fleet.Workload;

/// The axes of a car's condition, as they go together in one plight.
final class StatusGenerator {
    private static final String OLD = "4.2.1";
    private static final String NEW = "4.3.0";

    private StatusGenerator() {}

    static CarStatus status(CarPlight plight, RandomGenerator random, Instant now) {
        Instant since = now.minusSeconds(random.nextInt(20_000));
        if (plight == CarPlight.NEVER_SEEN) {
            return CarStatus.neverSeen(random.nextBoolean() ? NEW : null, since);
        }
        ReasonCode reason = reason(plight, random);
        boolean reached = plight.convergence() == Convergence.CONVERGED;
        String actual = reached && random.nextInt(3) == 0 ? NEW : OLD;
        return new CarStatus(
                motion(plight, random),
                plight.workload(),
                plight == CarPlight.AGENT_DOWN ? AgentStatus.FAILED : AgentStatus.RUNNING,
                plight.safety(),
                plight.convergence(),
                plight == CarPlight.OFFLINE ? Connectivity.OFFLINE : Connectivity.ONLINE,
                actual,
                reached ? actual : NEW,
                reason,
                reason == null ? null : "reported as " + reason,
                since,
                reason == null ? null : since);
    }

    /// Only a car whose software simply runs may drive.
    private static Motion motion(CarPlight plight, RandomGenerator random) {
        boolean drives = plight.workload() == Workload.RUNNING && random.nextInt(5) < 2;
        return drives ? Motion.DRIVING : Motion.PARKED;
    }

    private static @Nullable ReasonCode reason(CarPlight plight, RandomGenerator random) {
        List<ReasonCode> reasons = plight.reasons();
        return reasons.isEmpty() ? null : reasons.get(random.nextInt(reasons.size()));
    }
}
