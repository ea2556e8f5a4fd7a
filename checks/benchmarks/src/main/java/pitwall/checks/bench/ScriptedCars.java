package pitwall.checks.bench;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
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

    private static final long TICK_MILLIS = 20;

    private final Map<CarId, ScriptedCar> cars = new LinkedHashMap<>();
    /// Those that may speak.
    private final List<ScriptedCar> turn = new CopyOnWriteArrayList<>();
    private final JdkCarTransport transport = new JdkCarTransport();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("script-cars").daemon().factory());
    private double due;
    private int next;

    private ScriptedCars(List<CarId> ids, InstantSource clock) {
        FrameCodec codec = new FrameCodec();
        ids.forEach(id -> cars.put(id, new ScriptedCar(id, codec, clock)));
    }

    /// Connects and returns when all may speak.
    ///
    /// @throws IllegalStateException where one is not let in, or loses its link before the last has come
    static ScriptedCars connect(URI server, List<CarId> ids, InstantSource clock)
            throws InterruptedException, TimeoutException {
        ScriptedCars all = new ScriptedCars(ids, clock);
        all.come(server);
        return all;
    }

    /// As [#connect], but each car reports from the moment when it may speak: a link on which nothing is said for a
    /// minute is closed, and many cars take longer to come.
    static ScriptedCars speaking(URI server, List<CarId> ids, InstantSource clock, double perSecond)
            throws InterruptedException, TimeoutException {
        ScriptedCars all = new ScriptedCars(ids, clock);
        all.report(perSecond);
        all.come(server);
        return all;
    }

    private void come(URI server) throws InterruptedException, TimeoutException {
        Queue<ScriptedCar> absent = new ArrayDeque<>(cars.values());
        List<ScriptedCar> underWay = new ArrayList<>();
        Pause.until("all cars are online", CONNECTS, () -> {
            turn.forEach(car -> car.comes(server, transport));
            List<ScriptedCar> here = underWay.stream()
                    .filter(car -> car.comes(server, transport))
                    .toList();
            turn.addAll(here);
            underWay.removeAll(here);
            while (underWay.size() < AT_ONCE && !absent.isEmpty()) {
                ScriptedCar car = absent.remove();
                underWay.add(car);
                car.comes(server, transport);
            }
            return underWay.isEmpty();
        });
    }

    /// Begins to report, so many times a second when all are there, and in proportion before.
    void report(double perSecond) {
        thread.scheduleAtFixedRate(
                () -> {
                    due += perSecond * turn.size() / cars.size() * TICK_MILLIS / 1000;
                    for (; due >= 1; due--) {
                        turn.get(next).report();
                        next = (next + 1) % turn.size();
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
