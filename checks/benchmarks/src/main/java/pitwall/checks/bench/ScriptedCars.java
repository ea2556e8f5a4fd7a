package pitwall.checks.bench;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import pitwall.agent.JdkCarTransport;
import pitwall.fleet.CarId;
import pitwall.protocol.FrameCodec;

/// Cars on real links that together report at a given rate, taking turns. Thread-safe.
final class ScriptedCars implements AutoCloseable {
    /// Some hundred cars take a second, ten thousand a few minutes on a busy machine.
    private static final Duration CONNECTS = Duration.ofSeconds(360);
    /// Of more that come at the same moment some wait too long for their greeting.
    private static final int AT_ONCE = 250;

    private static final int REPORTS_AFTER = 2_000;

    private static final long TICK_MILLIS = 20;

    private final Map<CarId, ScriptedCar> cars = new LinkedHashMap<>();
    private final List<ScriptedCar> turn = new ArrayList<>();
    private final JdkCarTransport transport = new JdkCarTransport();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("script-cars").daemon().factory());
    private double due;
    private int next;

    private ScriptedCars() {}

    /// Connects and returns when all may speak.
    static ScriptedCars connect(URI server, List<CarId> ids, InstantSource clock)
            throws InterruptedException, TimeoutException {
        ScriptedCars all = new ScriptedCars();
        FrameCodec codec = new FrameCodec();
        for (CarId id : ids) {
            ScriptedCar car = new ScriptedCar(id, codec, clock);
            all.cars.put(id, car);
            all.turn.add(car);
            car.connect(server, all.transport);
            if (all.turn.size() % AT_ONCE == 0) {
                all.awaitOnline(server);
            }
            if (all.turn.size() % REPORTS_AFTER == 0) {
                // A link on which nothing is said for a minute is closed.
                all.turn.forEach(ScriptedCar::report);
            }
        }
        all.awaitOnline(server);
        return all;
    }

    private void awaitOnline(URI server) throws InterruptedException, TimeoutException {
        Pause.until(
                "all cars so far are online",
                CONNECTS,
                () -> turn.stream().allMatch(car -> car.comes(server, transport)));
    }

    /// Begins to report, so many times a second together.
    void report(double perSecond) {
        thread.scheduleAtFixedRate(
                () -> {
                    due += perSecond * TICK_MILLIS / 1000;
                    for (; due >= 1; due--) {
                        turn.get(next++ % turn.size()).report();
                    }
                },
                TICK_MILLIS,
                TICK_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    Optional<ScriptedCar> car(CarId id) {
        return Optional.ofNullable(cars.get(id));
    }

    @Override
    public void close() {
        thread.shutdownNow();
        transport.close();
    }
}
