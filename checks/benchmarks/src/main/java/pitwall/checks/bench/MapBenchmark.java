package pitwall.checks.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import pitwall.client.FleetChanges;
import pitwall.client.FleetFrame;
import pitwall.client.FleetSnapshot;
import pitwall.client.Freshness;
import pitwall.client.LinkStatus;
import pitwall.client.SessionInfo;
import pitwall.fleet.Capability;
import pitwall.fleet.Car;
import pitwall.fleet.FreshnessPolicy;
import pitwall.fleet.Position;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;
import pitwall.fleet.Vitals;
import pitwall.testing.FleetFixtures;

/// What the map costs: opening it, pushing and enlarging it, and a fleet of which every car moves all the time. The
/// pictures of the fleet are made beforehand, so that what is measured is the map and not the making of cars.
final class MapBenchmark implements Benchmark {
    private static final Duration WARM_UP = Duration.ofSeconds(6);
    private static final Duration MEASURED = Duration.ofSeconds(8);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long EVERY_MILLIS = 25;
    private static final int STEPS = 6;
    /// In the order in which the map turns them.
    private static final List<String> MODES = List.of("clusters", "dots", "density");

    private final int cars;

    MapBenchmark(int cars) {
        this.cars = cars;
    }

    @Override
    public String name() {
        return "map-" + cars;
    }

    @Override
    public List<String> options() {
        return ChildProgram.CONSOLE_AND_MORE;
    }

    @Override
    public List<Measure> run() throws Exception {
        InstantSource clock = InstantSource.system();
        List<FleetFrame> frames = frames(clock.instant());
        List<Measure> measures = new ArrayList<>();
        MapWindow window = MapWindow.open(clock);
        measures.add(Measure.below(
                "map, opening in a program just started, to its base drawn", window.openMillis(PATIENCE), "ms", 300));
        window.accept(frames.getFirst());
        Pause.of(WARM_UP);
        measures.addAll(shares(window, "base pushed", 10, window::push));
        window.run("map.home");
        measures.addAll(shares(window, "base enlarged and reduced", 10, window::enlarge));
        window.run("map.home");
        window.select(Objects.requireNonNull(frames.getFirst().snapshot().at(0)).id());
        AtomicBoolean ended = new AtomicBoolean();
        Thread mover = Thread.ofPlatform().name("mover").start(() -> move(window, frames, ended));
        try {
            for (String mode : MODES) {
                Pause.of(WARM_UP);
                measures.addAll(shares(window, cars + " cars moving, " + mode, 30, () -> {}));
                window.run("map.mode");
            }
        } finally {
            ended.set(true);
            mover.join();
        }
        return measures;
    }

    private static void move(MapWindow window, List<FleetFrame> frames, AtomicBoolean ended) {
        int next = 0;
        try {
            while (!ended.get()) {
                window.accept(frames.get(next++ % frames.size()));
                Pause.of(Duration.ofMillis(EVERY_MILLIS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// @param leastPictures of the cars a second
    /// @param during what happens with every pulse
    private static List<Measure> shares(MapWindow window, String what, double leastPictures, Runnable during)
            throws Exception {
        window.everyPulse(during);
        Pause.of(WARM_UP);
        long begin = System.nanoTime();
        long fx = Machine.threadNanos(FleetWindow.FX_THREAD);
        long render = Machine.threadNanos(FleetWindow.RENDER_THREAD);
        int pulses = window.pulses();
        int pictures = window.carPictures();
        Pause.of(MEASURED);
        double span = System.nanoTime() - begin;
        List<Measure> measures = List.of(
                Measure.above("map, " + what + ": frames", (window.pulses() - pulses) * 1e9 / span, "1/s", 45),
                Measure.above(
                        "map, " + what + ": pictures of the cars",
                        (window.carPictures() - pictures) * 1e9 / span,
                        "1/s",
                        leastPictures),
                Measure.below(
                        "map, " + what + ": FX thread, share of a core",
                        100 * (Machine.threadNanos(FleetWindow.FX_THREAD) - fx) / span,
                        "%",
                        35),
                Measure.of(
                        "map, " + what + ": drawing thread, share of a core",
                        100 * (Machine.threadNanos(FleetWindow.RENDER_THREAD) - render) / span,
                        "%"));
        window.everyPulse(() -> {});
        return measures;
    }

    List<FleetFrame> frames(Instant now) {
        List<Car> fleet = FleetFixtures.cars(cars, 1);
        SplittableRandom random = new SplittableRandom(1);
        double[] latitudes = random.doubles(cars, 47.3, 54.8).toArray();
        double[] longitudes = random.doubles(cars, 6, 15).toArray();
        List<FleetFrame> frames = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            List<Car> moved = new ArrayList<>(cars);
            for (int i = 0; i < cars; i++) {
                double away = 0.02 * step;
                moved.add(at(fleet.get(i), latitudes[i] + away, longitudes[i] + away, now));
            }
            frames.add(frame(moved, now));
        }
        return frames;
    }

    private static Car at(Car car, double latitude, double longitude, Instant now) {
        Position position = new Position(latitude, longitude, 45, now);
        return car.with(new Vitals(now, position, null, null, null, null, null, null, null, null, null, null));
    }

    private static FleetFrame frame(List<Car> cars, Instant now) {
        return new FleetFrame(
                "epoch",
                1,
                FleetSnapshot.of(cars),
                FleetChanges.NONE,
                List.of(),
                new Freshness.Live(Duration.ZERO),
                new SessionInfo(
                        "https://fleet.example",
                        "BENCH",
                        false,
                        "a.huber",
                        Role.OPERATOR,
                        Set.of(Capability.values()),
                        Scope.ALL,
                        FreshnessPolicy.DEFAULT),
                now,
                Duration.ZERO,
                false,
                LinkStatus.NONE);
    }
}
