package pitwall.server.registry;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.AgentStatus;
import pitwall.fleet.Car;
import pitwall.fleet.CarStatus;
import pitwall.fleet.Connectivity;
import pitwall.fleet.Convergence;
import pitwall.fleet.Position;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.SafetyState;
import pitwall.fleet.Vitals;
import pitwall.fleet.Workload;
import pitwall.protocol.CarFrame;

/// What a report, or silence, makes of a car. Pure functions of the car, the report and the time.
public final class StatusRules {
    /// A car clock this far from the server's is a problem of its own.
    public static final Duration SKEW_LIMIT = Duration.ofSeconds(30);

    private StatusRules() {}

    /// The car after a report that the server received at `now`.
    ///
    /// @param skew car clock minus server clock
    public static Car heard(
            Car car, CarFrame.Condition condition, CarFrame.Readings readings, Instant now, Duration skew) {
        CarStatus before = car.status();
        ReasonCode reason = condition.reason();
        if (reason == null && skew.abs().compareTo(SKEW_LIMIT) > 0) {
            reason = ReasonCode.CLOCK_SKEW;
        }
        CarStatus reported = new CarStatus(
                condition.motion(),
                condition.workload(),
                condition.agent(),
                condition.safety(),
                convergence(condition.convergence(), condition.actualVersion(), before.desiredVersion()),
                Connectivity.ONLINE,
                condition.actualVersion(),
                before.desiredVersion(),
                reason,
                condition.message(),
                before.since(),
                before.problemSince());
        return car.with(settled(before, reported, now)).with(vitals(car.vitals(), readings, now));
    }

    /// The car after people asked for a version, or no longer do.
    ///
    /// @param version absent where nobody asks for one any more
    public static Car wanted(Car car, @Nullable String version, Instant now) {
        CarStatus before = car.status();
        boolean there = version == null || version.equals(before.actualVersion());
        return car.with(
                converging(before, there ? Convergence.CONVERGED : Convergence.PENDING, version, before.reason(), now));
    }

    /// A car that says it is there while its software does not prove it.
    public static Car unproven(Car car, Instant now) {
        CarStatus before = car.status();
        return car.with(
                converging(before, Convergence.PENDING, before.desiredVersion(), ReasonCode.CLAIMED_NOT_PROVEN, now));
    }

    private static CarStatus converging(
            CarStatus before,
            Convergence convergence,
            @Nullable String desired,
            @Nullable ReasonCode reason,
            Instant now) {
        CarStatus after = new CarStatus(
                before.motion(),
                before.workload(),
                before.agent(),
                before.safety(),
                convergence,
                before.connectivity(),
                before.actualVersion(),
                desired,
                reason,
                before.message(),
                before.since(),
                before.problemSince());
        return settled(before, after, now);
    }

    /// The car after it was silent for too long.
    public static Car silent(Car car, Instant now) {
        CarStatus before = car.status();
        CarStatus offline = new CarStatus(
                before.motion(),
                before.workload(),
                before.agent(),
                before.safety(),
                before.convergence(),
                Connectivity.OFFLINE,
                before.actualVersion(),
                before.desiredVersion(),
                ReasonCode.HEARTBEAT_TIMEOUT,
                before.message(),
                before.since(),
                before.problemSince());
        return car.with(settled(before, offline, now));
    }

    /// `CONVERGED` and `PENDING` follow from the versions; whatever else the car says about its way is its own
    /// to know.
    static Convergence convergence(Convergence reported, @Nullable String actual, @Nullable String desired) {
        return switch (reported) {
            case CONVERGED, PENDING ->
                desired == null || desired.equals(actual) ? Convergence.CONVERGED : Convergence.PENDING;
            case APPLYING, BLOCKED, FAILED, ROLLING_BACK, ROLLED_BACK -> reported;
        };
    }

    private static CarStatus settled(CarStatus before, CarStatus after, Instant now) {
        boolean same = after.equals(before);
        return new CarStatus(
                after.motion(),
                after.workload(),
                after.agent(),
                after.safety(),
                after.convergence(),
                after.connectivity(),
                after.actualVersion(),
                after.desiredVersion(),
                after.reason(),
                after.message(),
                same ? before.since() : now,
                problemSince(before, after, now));
    }

    /// A problem that goes on keeps its beginning; another reason is another problem.
    private static @Nullable Instant problemSince(CarStatus before, CarStatus after, Instant now) {
        if (!isProblem(after)) {
            return null;
        }
        boolean goesOn = isProblem(before) && Objects.equals(before.reason(), after.reason());
        Instant since = before.problemSince();
        return goesOn && since != null ? since : now;
    }

    private static boolean isProblem(CarStatus status) {
        return status.reason() != null
                || status.connectivity() == Connectivity.OFFLINE
                || status.safety() != SafetyState.NORMAL
                || status.workload() == Workload.FAILED
                || status.agent() == AgentStatus.FAILED
                || status.convergence() == Convergence.FAILED
                || status.convergence() == Convergence.BLOCKED;
    }

    /// Figures the car did not measure are unknown, not old; only the last place is kept, with its own time.
    private static Vitals vitals(Vitals before, CarFrame.Readings readings, Instant now) {
        return new Vitals(
                now,
                position(before.position(), readings, now),
                readings.speedKmh(),
                readings.batteryPercent(),
                readings.charging(),
                readings.progressPercent(),
                readings.temperatureCelsius(),
                readings.cpuPercent(),
                readings.memoryPercent(),
                readings.diskPercent(),
                readings.signalPercent(),
                readings.uptimeSeconds(),
                readings.network());
    }

    private static @Nullable Position position(@Nullable Position before, CarFrame.Readings readings, Instant now) {
        Double latitude = readings.latitude();
        Double longitude = readings.longitude();
        if (latitude == null || longitude == null) {
            return before;
        }
        Integer heading = readings.headingDegrees();
        return new Position(latitude, longitude, heading == null ? 0 : heading, now);
    }
}
