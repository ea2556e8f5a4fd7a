package pitwall.checks.simulation;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pitwall.agent.update.SlotImage;
import pitwall.agent.update.Workload;

/// Software that takes its time to start and to stop, and is well or not as fate will. Says whenever another build
/// begins to run without a boot.
final class CarLoad implements Workload {
    /// What becomes of a build on a car.
    enum Fate {
        WELL,
        SICK,
        HANGS
    }

    interface Fates {
        Fate of(SlotImage image);
    }

    private final World world;
    private final Fates fates;
    private final long stopTime;
    private final Consumer<SlotImage> switched;
    private final Runnable stopped;
    private @Nullable SlotImage running;
    private @Nullable SlotImage last;
    private boolean stopping;
    private long since;

    CarLoad(World world, Fates fates, long stopTime, Consumer<SlotImage> switched, Runnable stopped) {
        this.world = world;
        this.fates = fates;
        this.stopTime = stopTime;
        this.switched = switched;
        this.stopped = stopped;
    }

    @Override
    public void start(SlotImage image) {
        boolean other = last != null && !last.digest().equals(image.digest());
        running = image;
        last = image;
        stopping = false;
        since = world.elapsed();
        if (other) {
            switched.accept(image);
        }
    }

    @Override
    public void stop() {
        stopped.run();
        stopping = true;
        since = world.elapsed();
    }

    @Override
    public Health health() {
        SlotImage image = running;
        if (image == null) {
            return Health.STOPPED;
        }
        long passed = world.elapsed() - since;
        if (stopping) {
            running = passed >= stopTime ? null : image;
            return running == null ? Health.STOPPED : Health.HEALTHY;
        }
        return switch (fates.of(image)) {
            case WELL -> passed < 3_000 ? Health.STARTING : Health.HEALTHY;
            case SICK -> passed < 3_000 ? Health.STARTING : Health.UNHEALTHY;
            case HANGS -> Health.STARTING;
        };
    }
}
