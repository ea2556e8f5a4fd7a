package pitwall.server;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.Outcome;
import pitwall.fleet.rollout.RolloutEvent;
import pitwall.fleet.rollout.RolloutId;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.server.rollout.GivenIntent;
import pitwall.server.rollout.Rollout;
import pitwall.server.rollout.RolloutWatch;

/// Counts and times how updates of cars and whole rollouts end, for Prometheus (P-10, P-13, P-14).
final class UpdateMeters implements RolloutWatch {
    private final MeterRegistry registry;
    private final Timer steps;

    /// Every ending is there from the start with nothing counted, so that the first one is seen as a change.
    UpdateMeters(MeterRegistry registry) {
        this.registry = registry;
        this.steps = Timer.builder("pitwall.reconcile.steps")
                .description("Steps of rollouts and how long they took")
                .register(registry);
        for (String kind : new String[] {"update", "rollback"}) {
            for (CarStage stage : CarStage.values()) {
                result(stage).ifPresent(result -> cars(kind, result));
            }
        }
        for (RolloutStatus status : RolloutStatus.values()) {
            if (status.isOver()) {
                rollouts(status);
            }
        }
    }

    @Override
    public Outcome stepping(RolloutId rollout, RolloutEvent event, Supplier<Outcome> step) {
        return Objects.requireNonNull(steps.record(step));
    }

    @Override
    public void given(GivenIntent intent) {
        // What was only asked for has no ending yet.
    }

    @Override
    public void moved(GivenIntent intent, Instant at) {
        String kind = intent.desired().offer().kind().name().toLowerCase(Locale.ROOT);
        result(intent.stage()).ifPresent(result -> cars(kind, result).record(Duration.between(intent.givenAt(), at)));
    }

    /// How a car's update ended, in the words of the figures; empty while it has not.
    private static Optional<String> result(CarStage stage) {
        return switch (stage) {
            case SUCCEEDED -> Optional.of("succeeded");
            case FAILED -> Optional.of("failed");
            case ROLLED_BACK -> Optional.of("rolled_back");
            case MANUAL, NO_ROLLBACK_TARGET -> Optional.of("needs_somebody");
            case LEFT_BEHIND, LAPSED -> Optional.of("withdrawn");
            case WAITING, OFFERED, APPLYING, CLAIMED, EXCLUDED, TAKEN_OVER -> Optional.empty();
        };
    }

    @Override
    public void turned(Rollout rollout, RolloutStatus before, Instant at) {
        Instant started = rollout.state().head().startedAt();
        if (rollout.state().status().isOver() && !rollout.origin().single() && started != null) {
            rollouts(rollout.state().status()).record(Duration.between(started, at));
        }
    }

    private Timer cars(String kind, String result) {
        return Timer.builder("pitwall.updates")
                .description("Updates of cars that ended, and how long they took from being asked for")
                .tag("kind", kind)
                .tag("result", result)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofSeconds(1))
                .maximumExpectedValue(Duration.ofHours(1))
                .register(registry);
    }

    private Timer rollouts(RolloutStatus status) {
        return Timer.builder("pitwall.rollouts.ended")
                .description(
                        "Rollouts that ended, and how long they took from their start; single cars are not among them")
                .tag("status", status.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }
}
