package pitwall.fleet;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The axes on which a car's condition is described, kept apart because the sources mix them.
/// Every change is a durable event: it is on disk before anybody is told.
///
/// @param actualVersion what the car proved it runs; absent until its first report
/// @param desiredVersion what people asked for; absent where nobody asked
/// @param reason why the car is not as it should be; absent when all is well
/// @param message the car's own words about the reason (B-6), already redacted
/// @param since server time of the last change of any axis
/// @param problemSince server time at which the present problem began; absent without a problem
public record CarStatus(
        Motion motion,
        Workload workload,
        AgentStatus agent,
        SafetyState safety,
        Convergence convergence,
        Connectivity connectivity,
        @Nullable String actualVersion,
        @Nullable String desiredVersion,
        @Nullable ReasonCode reason,
        @Nullable String message,
        Instant since,
        @Nullable Instant problemSince) {

    /// The status of a car that was registered at `createdAt` and has not been heard yet.
    public static CarStatus neverSeen(@Nullable String desiredVersion, Instant createdAt) {
        return new CarStatus(
                Motion.UNKNOWN,
                Workload.UNKNOWN,
                AgentStatus.UNKNOWN,
                SafetyState.NORMAL,
                desiredVersion == null ? Convergence.CONVERGED : Convergence.PENDING,
                Connectivity.NEVER_SEEN,
                null,
                desiredVersion,
                null,
                null,
                createdAt,
                null);
    }
}
