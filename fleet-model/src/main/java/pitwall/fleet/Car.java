package pitwall.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Everything the server knows about one car: who it is, how it is, and its latest figures. The three
/// parts change at different speeds and travel separately.
public record Car(CarInfo info, CarStatus status, Vitals vitals) {
    public CarId id() {
        return info.id();
    }

    /// This car with other facts about who it is.
    public Car with(CarInfo changed) {
        return new Car(changed, status, vitals);
    }

    /// This car in another condition.
    public Car with(CarStatus changed) {
        return new Car(info, changed, vitals);
    }

    /// This car with newer figures.
    public Car with(Vitals changed) {
        return new Car(info, status, changed);
    }

    /// How long the server has not heard the car; empty if it never did.
    public Optional<Duration> silence(Instant now) {
        Instant heard = vitals.heard();
        if (heard == null) {
            return Optional.empty();
        }
        Duration silence = Duration.between(heard, now);
        return Optional.of(silence.isNegative() ? Duration.ZERO : silence);
    }

    /// How old the car's values may look: at least offline once the server says so.
    public AgeClass age(FreshnessPolicy policy, Instant now) {
        return age(policy.at(now));
    }

    /// As [#age(FreshnessPolicy, Instant)], with limits that were worked out once for many cars.
    public AgeClass age(AgeLimits limits) {
        return switch (status.connectivity()) {
            case NEVER_SEEN -> AgeClass.UNKNOWN;
            case OFFLINE -> AgeClass.OFFLINE;
            case ONLINE -> limits.classify(vitals.heard());
        };
    }

    /// How soon somebody must act on this car; empty where nobody must.
    public Optional<AlarmPriority> priority() {
        ReasonCode reason = status.reason();
        return reason == null ? Optional.empty() : reason.priority();
    }

    /// The one word for this car. Age wins over condition, because an old condition is not a fact;
    /// then safety, failure, blockage and activity in that order.
    public HeadlineStatus headline(FreshnessPolicy policy, Instant now) {
        return headline(policy.at(now));
    }

    /// As [#headline(FreshnessPolicy, Instant)], with limits that were worked out once for many cars.
    public HeadlineStatus headline(AgeLimits limits) {
        return switch (age(limits)) {
            case UNKNOWN -> HeadlineStatus.UNKNOWN;
            case OFFLINE -> HeadlineStatus.OFFLINE;
            case STALE -> HeadlineStatus.STALE;
            case FRESH, LATE -> condition();
        };
    }

    private HeadlineStatus condition() {
        return switch (status.safety()) {
            case LOCAL_ESTOP -> HeadlineStatus.LOCAL_ESTOP;
            case SAFE_MODE -> HeadlineStatus.SAFE_MODE;
            case NORMAL -> progress();
        };
    }

    private HeadlineStatus progress() {
        if (status.workload() == Workload.FAILED || status.agent() == AgentStatus.FAILED) {
            return HeadlineStatus.FAILED;
        }
        return switch (status.convergence()) {
            case FAILED -> HeadlineStatus.FAILED;
            case BLOCKED -> HeadlineStatus.BLOCKED;
            case ROLLING_BACK -> HeadlineStatus.ROLLING_BACK;
            case APPLYING -> HeadlineStatus.UPDATING;
            case PENDING -> HeadlineStatus.PENDING;
            case CONVERGED, ROLLED_BACK ->
                status.workload() == Workload.STOPPED ? HeadlineStatus.STOPPED : HeadlineStatus.IN_SYNC;
        };
    }
}
