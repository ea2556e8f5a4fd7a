package pitwall.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import pitwall.agent.update.SlotImage;
import pitwall.agent.update.Workload;

/// Software that does nothing but take its time to start and to stop. Belongs to the thread of the cars.
final class VirtualWorkload implements Workload {
    private static final Duration START = Duration.ofSeconds(3);
    private static final Duration STOP = Duration.ofSeconds(1);

    private final InstantSource clock;
    private final Predicate<SlotImage> sick;
    private final Duration start;
    private final Duration stop;
    private @Nullable SlotImage running;
    private boolean stopping;
    private Instant since = Instant.MIN;

    /// @param sick software that is never well on this car
    /// @param speed simulated seconds in a real one
    VirtualWorkload(InstantSource clock, Predicate<SlotImage> sick, double speed) {
        this.clock = clock;
        this.sick = sick;
        this.start = Pace.of(START, speed);
        this.stop = Pace.of(STOP, speed);
    }

    @Override
    public void start(SlotImage image) {
        running = image;
        stopping = false;
        since = clock.instant();
    }

    @Override
    public void stop() {
        stopping = true;
        since = clock.instant();
    }

    @Override
    public Health health() {
        SlotImage image = running;
        if (image == null) {
            return Health.STOPPED;
        }
        Duration passed = Duration.between(since, clock.instant());
        if (stopping) {
            boolean over = passed.compareTo(stop) >= 0;
            running = over ? null : image;
            return over ? Health.STOPPED : Health.HEALTHY;
        }
        if (passed.compareTo(start) < 0) {
            return Health.STARTING;
        }
        return sick.test(image) ? Health.UNHEALTHY : Health.HEALTHY;
    }
}
