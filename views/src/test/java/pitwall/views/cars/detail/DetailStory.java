package pitwall.views.cars.detail;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.client.Answer;
import pitwall.client.FleetBoard;
import pitwall.client.FleetChanges;
import pitwall.client.FleetFrame;
import pitwall.client.Freshness;
import pitwall.fleet.AgentStatus;
import pitwall.fleet.Capability;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.CarInfo;
import pitwall.fleet.CarStatus;
import pitwall.fleet.Connectivity;
import pitwall.fleet.Convergence;
import pitwall.fleet.LogLevel;
import pitwall.fleet.Motion;
import pitwall.fleet.Position;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.SafetyState;
import pitwall.fleet.Vitals;
import pitwall.fleet.Workload;
import pitwall.fleet.release.ReleaseTrust;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.Direction;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.fleet.safety.UpdateVerdict.Weight;
import pitwall.protocol.UpdateProgress;
import pitwall.protocol.rest.CarUpdate;
import pitwall.protocol.rest.DesiredCar;
import pitwall.protocol.rest.ReleaseEntry;
import pitwall.protocol.rest.WhyNotUpdating;
import pitwall.views.cars.SampleFleet;

/// One invented car in the states that people meet, with what its server says about it.
public final class DetailStory {
    public static final Instant NOW = SampleFleet.NOW;
    public static final CarId CAR = new CarId("WBA-00041");

    private static final String OLD = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    private static final String OLDER = "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752";

    private DetailStory() {}

    /// A car of 4.2.1 that should run `desired`.
    public static Car car(
            Convergence convergence, Motion motion, @Nullable ReasonCode reason, @Nullable String desired) {
        return car(convergence, motion, reason, desired, NOW.minusSeconds(2), Connectivity.ONLINE);
    }

    static Car car(
            Convergence convergence,
            Motion motion,
            @Nullable ReasonCode reason,
            @Nullable String desired,
            Instant heard,
            Connectivity reach) {
        CarInfo info = new CarInfo(
                CAR,
                "Station 41",
                "berlin",
                "i4",
                1,
                "agent-41",
                "WBAJ0000000000041",
                Map.of("owner", "fleet"),
                NOW.minus(Duration.ofDays(40)),
                3);
        CarStatus status = new CarStatus(
                motion,
                convergence == Convergence.APPLYING ? Workload.UPDATING : Workload.RUNNING,
                AgentStatus.RUNNING,
                SafetyState.NORMAL,
                convergence,
                reach,
                "4.2.1",
                desired,
                reason,
                reason == null ? null : "verify: signature of 4.3.0 by key 7c1f does not hold",
                NOW.minusSeconds(19),
                reason == null ? null : NOW.minusSeconds(19));
        Vitals vitals = new Vitals(
                heard,
                new Position(52.5, 13.4, 90, heard),
                motion == Motion.DRIVING ? 46 : 0,
                74,
                false,
                convergence == Convergence.APPLYING ? 43 : null,
                41,
                23,
                51,
                38,
                88,
                86_400L * 3);
        return new Car(info, status, vitals);
    }

    /// The car, quiet, with other figures.
    static Car heard(Instant at, int battery, int cpu) {
        Car calm = car(Convergence.CONVERGED, Motion.PARKED, null, null, at, Connectivity.ONLINE);
        Vitals said = calm.vitals();
        return new Car(
                calm.info(),
                calm.status(),
                new Vitals(
                        at,
                        said.position(),
                        said.speedKmh(),
                        battery,
                        said.charging(),
                        null,
                        said.temperatureCelsius(),
                        cpu,
                        said.memoryPercent(),
                        said.diskPercent(),
                        said.signalPercent(),
                        said.uptimeSeconds()));
    }

    public static UpdateProgress progress(CarStage stage, @Nullable ReasonCode reason) {
        return progress("U-118", stage, reason);
    }

    static UpdateProgress progress(String rollout, CarStage stage, @Nullable ReasonCode reason) {
        return new UpdateProgress(
                CAR,
                rollout,
                UpdateKind.UPDATE,
                "4.3.0",
                Direction.FORWARD,
                stage,
                reason,
                stage == CarStage.FAILED ? reason : null,
                null,
                1,
                NOW.minusSeconds(19),
                null);
    }

    /// The car among 600 others, live.
    public static FleetFrame live(Car car, @Nullable UpdateProgress update) {
        return frame(car, update, new Freshness.Live(Duration.ofMillis(300)), Set.of(Capability.values()));
    }

    /// A fleet without it.
    public static FleetFrame others() {
        return SampleFleet.live(new SampleFleet(5).cars(20).subList(1, 20));
    }

    public static FleetFrame frame(
            Car car, @Nullable UpdateProgress update, Freshness freshness, Set<Capability> capabilities) {
        List<Car> cars = new ArrayList<>(new SampleFleet(3).cars(600));
        cars.removeIf(other -> other.id().equals(car.id()));
        cars.add(4, car);
        FleetFrame frame = SampleFleet.frame(cars, freshness, FleetChanges.WHOLE, capabilities);
        return new FleetFrame(
                frame.epoch(),
                frame.sequence(),
                frame.snapshot()
                        .beside(
                                FleetBoard.EMPTY,
                                Optional.ofNullable(update).stream().toList()),
                frame.changes(),
                frame.logs(),
                frame.freshness(),
                frame.session(),
                frame.asOf(),
                frame.serverAhead(),
                frame.clockEstimated(),
                frame.link());
    }

    /// What a server knows of the car that failed: it was silent for a while, and one of its reports came late.
    public static ScriptedFiles failed() {
        ScriptedFiles files = happened();
        files.why = new Answer.Given<>(new WhyNotUpdating(CAR, NOW, 3, null, null, List.of()));
        files.updates = new Answer.Given<>(List.of(
                update("U-118", "4.3.0", CarStage.FAILED, ReasonCode.SIGNATURE_INVALID, "a.huber", 248),
                update("R-97", "4.2.1", CarStage.SUCCEEDED, null, "k.vogt", 86_400 * 9)));
        return files;
    }

    static ScriptedFiles happened() {
        ScriptedFiles files = new ScriptedFiles();
        files.before(
                        88_231,
                        NOW.minusSeconds(19),
                        null,
                        "update_failed",
                        ReasonCode.SIGNATURE_INVALID,
                        "rollout",
                        "U-118",
                        "version",
                        "4.3.0")
                .before(
                        88_230,
                        NOW.minusSeconds(19),
                        NOW.minusSeconds(20),
                        "failed",
                        ReasonCode.SIGNATURE_INVALID,
                        "version",
                        "4.3.0",
                        "step",
                        "verify",
                        "message",
                        "signature of 4.3.0 by key 7c1f does not hold")
                .before(88_212, NOW.minusSeconds(31), NOW.minusSeconds(33), "apply_start", null, "version", "4.3.0")
                .before(88_190, NOW.minusSeconds(240), NOW.minusSeconds(240), "desired_notified", null)
                .before(88_189, NOW.minusSeconds(241), null, "desired", null, "rollout", "U-118", "version", "4.3.0")
                .before(87_004, NOW.minusSeconds(1_700), NOW.minusSeconds(2_060), "charge_end", null, "percent", "74")
                .before(87_003, NOW.minusSeconds(1_701), null, "gap", null, "missing", "3")
                .before(87_001, NOW.minusSeconds(1_702), null, "online", null)
                .before(86_900, NOW.minusSeconds(2_540), null, "offline", ReasonCode.HEARTBEAT_TIMEOUT)
                .before(80_001, NOW.minusSeconds(40_000), null, "edited", null, "by", "a.huber", "revision", "3")
                .before(70_000, NOW.minus(Duration.ofDays(9)), null, "update_completed", null, "version", "4.2.1");
        files.logs = new Answer.Given<>(List.of(
                ScriptedFiles.line(NOW.minusSeconds(1_500), 1, LogLevel.INFO, "mission", "trip ended"),
                ScriptedFiles.line(NOW.minusSeconds(31), 2, LogLevel.INFO, "update", "apply 4.3.0"),
                ScriptedFiles.line(NOW.minusSeconds(20), 3, LogLevel.ERROR, "update", "signature does not hold"),
                ScriptedFiles.line(NOW.minusSeconds(19), 4, LogLevel.WARN, "update", "keeping 4.2.1")));
        files.desired = new Answer.Given<>(new DesiredCar(
                CAR,
                4,
                new DesiredCar.Build("4.2.1", OLD, 421, true, true),
                List.of(
                        new DesiredCar.Build("4.2.1", OLD, 421, true, true),
                        new DesiredCar.Build("4.1.0", OLDER, 410, true, true),
                        new DesiredCar.Build("4.0.0", "7d".repeat(32), 400, true, false)),
                null,
                List.of()));
        files.updates = new Answer.Given<>(List.of(
                update("U-118", "4.3.0", CarStage.WAITING, ReasonCode.NOT_STATIONARY, "a.huber", 248),
                update("R-97", "4.2.1", CarStage.SUCCEEDED, null, "k.vogt", 86_400 * 9)));
        return files;
    }

    /// What it says of a car that drives with little charge while the window of its region is shut.
    public static ScriptedFiles blocked() {
        ScriptedFiles files = happened();
        files.why = new Answer.Given<>(new WhyNotUpdating(
                CAR,
                NOW,
                3,
                "4.3.0",
                "U-118",
                List.of(
                        ScriptedFiles.verdict(ReasonCode.NOT_STATIONARY, Weight.WAITS, null, null),
                        ScriptedFiles.verdict(ReasonCode.BATTERY_LOW, Weight.WAITS, null, null, "18", "30"),
                        ScriptedFiles.verdict(
                                ReasonCode.OUTSIDE_WINDOW, Weight.WAITS, null, NOW.plusSeconds(39_600)))));
        return files;
    }

    /// A wish for the car alone that a second person is asked about.
    static CarUpdate awaitingApproval(String rollout, String version) {
        return new CarUpdate(
                rollout,
                RolloutStatus.AWAITING_APPROVAL,
                CAR,
                UpdateKind.UPDATE,
                version,
                Direction.FORWARD,
                CarStage.WAITING,
                Convergence.PENDING,
                null,
                0,
                null,
                null,
                "4.2.1",
                NOW.minusSeconds(60),
                null,
                "a.huber",
                NOW.minusSeconds(60),
                null);
    }

    static CarUpdate update(
            String rollout, String version, CarStage stage, @Nullable ReasonCode reason, String by, long ago) {
        return new CarUpdate(
                rollout,
                stage.isTerminal() ? RolloutStatus.COMPLETED : RolloutStatus.RUNNING,
                CAR,
                UpdateKind.UPDATE,
                version,
                Direction.FORWARD,
                stage,
                stage == CarStage.FAILED ? Convergence.FAILED : Convergence.PENDING,
                reason,
                1,
                rollout + "/1",
                NOW.minusSeconds(ago),
                "4.2.1",
                NOW.minusSeconds(Math.min(ago, 19)),
                null,
                by,
                NOW.minusSeconds(ago),
                null);
    }

    static ReleaseEntry release(String version, long counter, List<String> models) {
        return new ReleaseEntry(
                version,
                counter,
                "9f".repeat(32),
                1_000,
                ReleaseTrust.TRUSTED,
                null,
                null,
                true,
                models,
                List.of(),
                List.of(),
                0,
                null,
                "Smoother braking.",
                List.of("7c1f00aa"),
                NOW.minus(Duration.ofDays(3)),
                "k.vogt",
                null);
    }
}
