package pitwall.fleet.safety;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.AgentStatus;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.Connectivity;
import pitwall.fleet.Motion;
import pitwall.fleet.NetworkKind;
import pitwall.fleet.SafetyState;
import pitwall.fleet.Vitals;
import pitwall.fleet.Workload;
import pitwall.fleet.release.RunningSoftware;
import pitwall.fleet.release.Software;

/// What is known about one car and matters for changing it, as of the car's last word.
///
/// @param batteryPercent 0 to 100; 100 for one that has no battery and says it has power; absent if it never said
/// @param autonomous it drives, or is about to drive, without a person
/// @param updating it is applying something right now, whoever asked
/// @param running what its state proves; absent if it never said
/// @param history the builds it proved to have run and that can be had now, the newest first; only to these it can go
///     back (F-2)
/// @param hardware revision of its computer, empty where it has none; absent if it never said
/// @param heldBy the other rollout that has an unfinished intent for it; absent if there is none
/// @param heard server time of its last word; absent if it was never heard
/// @param powered at a charger, or with other power from outside; false where it did not say so
/// @param network through what it is connected; absent where it did not say so
public record CarFacts(
        CarId car,
        String region,
        String model,
        Connectivity connectivity,
        Motion motion,
        SafetyState safety,
        @Nullable Integer batteryPercent,
        boolean autonomous,
        boolean updating,
        @Nullable RunningSoftware running,
        List<Software> history,
        @Nullable String hardware,
        @Nullable String heldBy,
        @Nullable Instant heard,
        boolean powered,
        @Nullable NetworkKind network) {
    /// A car that said nothing of a charger and of its network.
    public CarFacts(
            CarId car,
            String region,
            String model,
            Connectivity connectivity,
            Motion motion,
            SafetyState safety,
            @Nullable Integer batteryPercent,
            boolean autonomous,
            boolean updating,
            @Nullable RunningSoftware running,
            List<Software> history,
            @Nullable String hardware,
            @Nullable String heldBy,
            @Nullable Instant heard) {
        this(
                car,
                region,
                model,
                connectivity,
                motion,
                safety,
                batteryPercent,
                autonomous,
                updating,
                running,
                history,
                hardware,
                heldBy,
                heard,
                false,
                null);
    }

    public CarFacts {
        history = List.copyOf(history);
    }

    /// The facts of `car` as the registry has it, with what only the update services know.
    ///
    /// @param running the build that its state names; absent if it never said
    /// @param confirmed see [RunningSoftware#confirmed]
    /// @param agent see [RunningSoftware#agent]
    /// @param history see above
    /// @param hardware see above
    /// @param heldBy see above
    public static CarFacts of(
            Car car,
            @Nullable Software running,
            boolean confirmed,
            @Nullable String agent,
            List<Software> history,
            @Nullable String hardware,
            boolean autonomous,
            @Nullable String heldBy) {
        return new CarFacts(
                car.id(),
                car.info().region(),
                car.info().model(),
                car.status().connectivity(),
                car.status().motion(),
                car.status().safety(),
                battery(car.vitals()),
                autonomous,
                isUpdating(car),
                running == null ? null : new RunningSoftware(running, confirmed, isHealthy(car), agent),
                history,
                hardware,
                heldBy,
                car.vitals().heard(),
                Boolean.TRUE.equals(car.vitals().charging()),
                car.vitals().network());
    }

    /// Whether bytes cost nothing on the network it said it has.
    public boolean isUnmetered() {
        return network != null && network.isUnmetered();
    }

    /// A car whose software fails in the middle of an update says so first, and that it is being changed second.
    private static boolean isUpdating(Car car) {
        return switch (car.status().convergence()) {
            case APPLYING, ROLLING_BACK -> true;
            case CONVERGED, PENDING, BLOCKED, FAILED, ROLLED_BACK ->
                car.status().workload() == Workload.UPDATING;
        };
    }

    private static @Nullable Integer battery(Vitals vitals) {
        boolean mains = vitals.batteryPercent() == null && Boolean.TRUE.equals(vitals.charging());
        return mains ? Integer.valueOf(100) : vitals.batteryPercent();
    }

    private static boolean isHealthy(Car car) {
        return car.status().workload() == Workload.RUNNING && car.status().agent() == AgentStatus.RUNNING;
    }

    /// Whether the car's state proves that `wanted` runs.
    public boolean proves(Software wanted) {
        return running != null && running.proves(wanted);
    }

    /// Whether it runs these bytes, well or not.
    public boolean runs(Software build) {
        return running != null && running.software().isSameBuild(build);
    }

    /// Whether it has proved to run this build, and it can be had now.
    public boolean hasRun(Software build) {
        return history.stream().anyMatch(past -> past.isSameBuild(build));
    }

    /// What it can go back to from a change that begins now: what it runs, if its history has it.
    public Optional<Software> wayBack() {
        return Optional.ofNullable(running).map(RunningSoftware::software).filter(this::hasRun);
    }

    /// The same car, heard of like this.
    public CarFacts heard(Connectivity reach, @Nullable Instant at) {
        return new CarFacts(
                car,
                region,
                model,
                reach,
                motion,
                safety,
                batteryPercent,
                autonomous,
                updating,
                running,
                history,
                hardware,
                heldBy,
                at,
                powered,
                network);
    }

    /// The same car in the hands of `rollout`; absent for nobody's.
    public CarFacts heldBy(@Nullable String rollout) {
        return new CarFacts(
                car,
                region,
                model,
                connectivity,
                motion,
                safety,
                batteryPercent,
                autonomous,
                updating,
                running,
                history,
                hardware,
                rollout,
                heard,
                powered,
                network);
    }

    /// Whether these facts could make a difference where `other` were known: everything but the time of hearing.
    public boolean saysTheSameAs(CarFacts other) {
        return equals(new CarFacts(
                other.car,
                other.region,
                other.model,
                other.connectivity,
                other.motion,
                other.safety,
                other.batteryPercent,
                other.autonomous,
                other.updating,
                other.running,
                other.history,
                other.hardware,
                other.heldBy,
                heard,
                other.powered,
                other.network));
    }
}
