package pitwall.checks.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pitwall.client.EventSource;
import pitwall.client.LinkEvent;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.FreshnessPolicy;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;
import pitwall.protocol.ClientFrame;
import pitwall.protocol.Envelope;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.FrameCodec;
import pitwall.protocol.ServerFrame;
import pitwall.testing.CarGenerator;

/// Plays a server without sockets: a snapshot of any number of cars, then batches every 100 ms at a given rate. Nine of
/// ten changes are figures, one is a condition. Changes come from a pool that was made beforehand, and no car is kept,
/// so that what is measured is the console and not this.
final class ScriptedFleet implements EventSource {
    private static final String EPOCH = "script";
    private static final Duration WINDOW = Duration.ofMillis(100);
    private static final Duration HEARTBEAT = Duration.ofSeconds(3);
    private static final int PART = 250;
    private static final int POOL = 2_000;
    private static final int CONDITIONS = 10;
    private static final long SEED = 7;

    private final int cars;
    private final int changesPerSecond;
    private final InstantSource clock;
    private final FrameCodec codec = new FrameCodec();
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final List<Car> pool;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("script").daemon().factory());
    private @Nullable Consumer<LinkEvent> console;
    private long connection;
    private long sent;
    private long seq = 1;

    ScriptedFleet(int cars, int changesPerSecond, InstantSource clock) {
        this.cars = cars;
        this.changesPerSecond = changesPerSecond;
        this.clock = clock;
        CarGenerator generator = new CarGenerator(new SplittableRandom(SEED + 1), clock.instant());
        List<Car> made = new ArrayList<>(POOL);
        for (int i = 0; i < POOL; i++) {
            made.add(generator.car(i));
        }
        this.pool = List.copyOf(made);
    }

    @Override
    public void open(long number, Consumer<LinkEvent> events) {
        thread.execute(() -> {
            connection = number;
            console = events;
            sent = 0;
            events.accept(new LinkEvent.Opened(number));
        });
    }

    @Override
    public void send(Envelope<ClientFrame> message) {
        switch (message.frame()) {
            case ClientFrame.Hello _ -> thread.execute(this::begin);
            case ClientFrame.Ping(long token) -> thread.execute(() -> tell(new ServerFrame.Pong(token, now()), now()));
            case ClientFrame.Subscribe _,
                    ClientFrame.Unsubscribe _,
                    ClientFrame.FollowLogs _,
                    ClientFrame.UnfollowLogs _ -> {}
        }
    }

    /// The script goes on for the next connection.
    @Override
    public void close() {
        thread.execute(() -> console = null);
    }

    /// Ends the script for good.
    void end() {
        thread.shutdownNow();
    }

    private void begin() {
        tell(
                new ServerFrame.Welcome(
                        "session",
                        EPOCH,
                        seq,
                        seq,
                        false,
                        now(),
                        "BENCH",
                        true,
                        "bench",
                        Role.ADMIN,
                        Role.ADMIN.capabilities(),
                        Scope.ALL,
                        HEARTBEAT,
                        FreshnessPolicy.DEFAULT,
                        null),
                now());
        snapshot();
        thread.scheduleAtFixedRate(this::batch, WINDOW.toMillis(), WINDOW.toMillis(), TimeUnit.MILLISECONDS);
        thread.scheduleAtFixedRate(
                () -> tell(new ServerFrame.Heartbeat(now(), seq, Duration.ZERO), now()),
                HEARTBEAT.toMillis(),
                HEARTBEAT.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void snapshot() {
        CarGenerator generator = new CarGenerator(new SplittableRandom(SEED), now());
        int parts = (cars + PART - 1) / PART;
        for (int part = 0; part < parts; part++) {
            List<Car> some = new ArrayList<>(PART);
            for (int number = part * PART; number < Math.min(cars, (part + 1) * PART); number++) {
                some.add(generator.car(number));
            }
            tell(new ServerFrame.SnapshotPart(EPOCH, seq, part + 1, parts, cars, some), now());
        }
    }

    private void batch() {
        Instant at = now();
        int changes = (int) (changesPerSecond * WINDOW.toMillis() / 1000);
        List<FleetEvent> events = new ArrayList<>(changes);
        for (int i = 0; i < changes; i++) {
            CarId id = new CarId("WBA-%05d".formatted(random.nextInt(cars)));
            Car like = pool.get(random.nextInt(POOL));
            events.add(
                    i % CONDITIONS == 0
                            ? new FleetEvent.CarStatusChanged(id, like.status())
                            : new FleetEvent.CarVitalsChanged(id, like.vitals().heardAt(at)));
        }
        seq++;
        tell(new ServerFrame.Batch(seq, seq, events), at);
    }

    private void tell(ServerFrame frame, Instant at) {
        if (console != null) {
            console.accept(
                    new LinkEvent.Arrived(connection, at, codec.encode(new Envelope<>(++sent, at, null, frame))));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
