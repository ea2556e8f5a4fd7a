package pitwall.client;

import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The loop of a console, driven by a simulation instead of the thread `pitwall-fleet`.
public final class ConsoleLoop {
    private final FleetLoop loop;

    public ConsoleLoop(
            FleetView view,
            EventSource source,
            FrameSink sink,
            FleetRecorder recorder,
            RandomGenerator random,
            InstantSource clock) {
        loop = new FleetLoop(
                new FleetSettings("https://server", "simulation", view),
                source,
                new FleetOutlets(sink, recorder, correlation -> {}),
                random,
                clock,
                event -> {
                    throw new IllegalStateException("events come through handle: " + event);
                });
    }

    public void start(@Nullable RememberedFleet remembered) {
        loop.start(remembered);
        loop.tick();
    }

    public void tick() {
        loop.tick();
    }

    public void handle(LinkEvent event) {
        loop.handle(event);
        loop.tick();
    }

    public void stop() {
        loop.stop();
    }
}
