package pitwall.checks.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import pitwall.client.FleetChanges;
import pitwall.client.FleetFrame;
import pitwall.client.FleetSnapshot;
import pitwall.client.FrameSink;
import pitwall.client.Freshness;
import pitwall.client.LinkStatus;
import pitwall.client.SessionInfo;
import pitwall.fleet.Capability;
import pitwall.fleet.Car;
import pitwall.fleet.FreshnessPolicy;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;
import pitwall.fleet.Vitals;
import pitwall.testing.FleetFixtures;

/// A fleet whose cars report all the time: twenty frames a second, each with its share of the changes. One change in
/// fifty is another condition, the others are figures.
final class BusyFleet implements AutoCloseable {
    private static final int FRAMES_PER_SECOND = 20;

    private final List<Car> cars;
    private final int changesPerFrame;
    private final FrameSink sink;
    private final InstantSource clock = InstantSource.system();
    private final Duration ahead = Duration.between(clock.instant(), FleetFixtures.NOW);
    private final Random random = new Random(17);
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private long sequence = 1;

    BusyFleet(int size, int changesPerSecond, FrameSink sink) {
        this.cars = new ArrayList<>(FleetFixtures.cars(size, 7));
        this.changesPerFrame = changesPerSecond / FRAMES_PER_SECOND;
        this.sink = sink;
    }

    void start() {
        sink.offer(frame(FleetChanges.WHOLE));
        thread.scheduleAtFixedRate(this::change, 50, 1_000 / FRAMES_PER_SECOND, TimeUnit.MILLISECONDS);
    }

    private void change() {
        BitSet changed = new BitSet();
        Instant now = clock.instant().plus(ahead);
        for (int i = 0; i < changesPerFrame; i++) {
            int slot = random.nextInt(cars.size());
            Car car = cars.get(slot);
            boolean condition = random.nextInt(50) == 0;
            Car other = cars.get(random.nextInt(cars.size()));
            cars.set(slot, condition ? car.with(other.status()) : car.with(figures(car.vitals(), now)));
            changed.set(slot);
        }
        sink.offer(frame(new FleetChanges(false, changed)));
    }

    private Vitals figures(Vitals before, Instant now) {
        return new Vitals(
                now,
                before.position(),
                random.nextInt(130),
                random.nextInt(101),
                before.charging(),
                before.progressPercent(),
                random.nextInt(90),
                random.nextInt(101),
                random.nextInt(101),
                before.diskPercent(),
                before.signalPercent(),
                before.uptimeSeconds());
    }

    private FleetFrame frame(FleetChanges changes) {
        Instant now = clock.instant().plus(ahead);
        return new FleetFrame(
                "bench",
                sequence++,
                FleetSnapshot.of(cars),
                changes,
                List.of(),
                new Freshness.Live(Duration.ofMillis(100)),
                new SessionInfo(
                        "https://bench.example",
                        "BENCH",
                        true,
                        "bench",
                        Role.OPERATOR,
                        Set.of(Capability.values()),
                        Scope.ALL,
                        FreshnessPolicy.DEFAULT),
                now,
                ahead,
                false,
                LinkStatus.NONE);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
