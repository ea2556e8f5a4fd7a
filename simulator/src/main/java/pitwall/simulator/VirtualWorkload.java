package pitwall.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pitwall.agent.update.SlotImage;
import pitwall.agent.update.Workload;
import pitwall.simulator.fault.UpdateFate;

/// Software that does nothing but take its time to start and to stop. Belongs to the thread of the cars.
final class VirtualWorkload implements Workload {
    private static final Duration START = Duration.ofSeconds(3);
    private static final Duration STOP = Duration.ofSeconds(1);

    private final InstantSource clock;
    private final Function<SlotImage, UpdateFate> fates;
    private final Duration start;
    private final Duration stop;
    private @Nullable SlotImage running;
    private UpdateFate fate = UpdateFate.WELL;
    private boolean stopping;
    private Instant since = Instant.MIN;

    /// @param fates how an image runs on this car
    /// @param speed simulated seconds in a real one
    VirtualWorkload(InstantSource clock, Function<SlotImage, UpdateFate> fates, double speed) {
        this.clock = clock;
        this.fates = fates;
        this.start = Pace.of(START, speed);
        this.stop = Pace.of(STOP, speed);
    }

    @Override
    public void start(SlotImage image) {
        running = image;
        fate = fates.apply(image);
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
        if (stopping) {
            boolean over = isOver(stop);
            running = over ? null : image;
            return over ? Health.STOPPED : Health.HEALTHY;
        }
        if (!isOver(start)) {
            return Health.STARTING;
        }
        return switch (fate) {
            case UNWELL -> Health.UNHEALTHY;
            case STUCK -> Health.STARTING;
            case WELL, SPOILED, CLAIMED -> Health.HEALTHY;
        };
    }

    private boolean isOver(Duration time) {
        return Duration.between(since, clock.instant()).compareTo(time) >= 0;
    }
}
