package pitwall.checks.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pitwall.client.EventSource;
import pitwall.client.LinkEvent;
import pitwall.client.RememberedFleet;
import pitwall.client.SessionInfo;
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

/// Plays a server without sockets that kept everything a console missed, and sends it as fast as the console takes it.
/// All messages are written beforehand, so that what is measured is the console and not this.
final class ScriptedBacklog implements EventSource {
    /// About as many as fit into the largest frame a server sends.
    private static final int CHANGES_A_FRAME = 500;

    private static final String EPOCH = "script";
    private static final long REMEMBERED = 1;
    private static final int CONDITIONS = 10;
    private static final long SEED = 7;
    private static final Scope SCOPE = Scope.ALL;

    private final FrameCodec codec = new FrameCodec();
    private final RememberedFleet remembered;
    private final List<String> messages = new ArrayList<>();
    private final Instant now;
    private @Nullable Consumer<LinkEvent> console;
    private long connection;
    private volatile long helloNanos;

    /// @param changes how many the console missed, nine of ten figures and one a condition
    ScriptedBacklog(int cars, int changes, Instant now) {
        this.now = now;
        SplittableRandom random = new SplittableRandom(SEED);
        CarGenerator generator = new CarGenerator(random.split(), now);
        List<Car> fleet = new ArrayList<>(cars);
        for (int number = 0; number < cars; number++) {
            fleet.add(generator.car(number));
        }
        remembered = new RememberedFleet(
                new SessionInfo(
                        "script",
                        "BENCH",
                        true,
                        "bench",
                        Role.ADMIN,
                        Role.ADMIN.capabilities(),
                        SCOPE,
                        FreshnessPolicy.DEFAULT),
                EPOCH,
                REMEMBERED,
                now,
                fleet,
                List.of());
        int frames = changes / CHANGES_A_FRAME;
        messages.add(write(1, welcome(REMEMBERED + frames)));
        for (int frame = 1; frame <= frames; frame++) {
            List<FleetEvent> events = new ArrayList<>(CHANGES_A_FRAME);
            for (int i = 0; i < CHANGES_A_FRAME; i++) {
                Car car = fleet.get(random.nextInt(cars));
                events.add(change(car.id(), generator.changed(car), i));
            }
            long seq = REMEMBERED + frame;
            messages.add(write(1 + frame, new ServerFrame.Batch(seq, seq, events)));
        }
    }

    /// What the console knows from before.
    RememberedFleet remembered() {
        return remembered;
    }

    /// Characters of all messages together.
    long characters() {
        return messages.stream().mapToLong(String::length).sum();
    }

    /// [System#nanoTime] of the last hello.
    long helloNanos() {
        return helloNanos;
    }

    @Override
    public void open(long number, Consumer<LinkEvent> events) {
        connection = number;
        console = events;
        events.accept(new LinkEvent.Opened(number));
    }

    @Override
    public void send(Envelope<ClientFrame> message) {
        switch (message.frame()) {
            case ClientFrame.Hello _ -> {
                helloNanos = System.nanoTime();
                Consumer<LinkEvent> to = console;
                long number = connection;
                if (to != null) {
                    Thread.ofVirtual().name("script").start(() -> tell(to, number));
                }
            }
            case ClientFrame.Ping _,
                    ClientFrame.Subscribe _,
                    ClientFrame.Unsubscribe _,
                    ClientFrame.FollowLogs _,
                    ClientFrame.UnfollowLogs _ -> {}
        }
    }

    @Override
    public void close() {
        console = null;
    }

    private void tell(Consumer<LinkEvent> to, long number) {
        messages.forEach(text -> to.accept(new LinkEvent.Arrived(number, now, text)));
    }

    private static FleetEvent change(CarId id, Car after, int number) {
        return number % CONDITIONS == 0
                ? new FleetEvent.CarStatusChanged(id, after.status())
                : new FleetEvent.CarVitalsChanged(id, after.vitals());
    }

    private ServerFrame welcome(long head) {
        return new ServerFrame.Welcome(
                "session",
                EPOCH,
                head,
                REMEMBERED,
                true,
                now,
                "BENCH",
                true,
                "bench",
                Role.ADMIN,
                Role.ADMIN.capabilities(),
                SCOPE,
                Duration.ofSeconds(3),
                FreshnessPolicy.DEFAULT,
                null);
    }

    private String write(long number, ServerFrame frame) {
        return codec.encode(new Envelope<>(number, now, null, frame));
    }
}
