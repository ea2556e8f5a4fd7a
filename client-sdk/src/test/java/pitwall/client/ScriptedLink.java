package pitwall.client;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import pitwall.client.Freshness.Trouble;
import pitwall.fleet.Car;
import pitwall.fleet.FreshnessPolicy;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;
import pitwall.protocol.ClientFrame;
import pitwall.protocol.Envelope;
import pitwall.protocol.FrameCodec;
import pitwall.protocol.ServerFrame;
import pitwall.protocol.ServerFrame.ResyncReason;

/// A server of one [ScriptedFleet] without a network, and the bad line to it. Belongs to one thread, like
/// the loop under test. What the server sends lies on the line until [#deliver] moves it, so a test decides what is
/// lost, doubled, turned around or late.
final class ScriptedLink implements EventSource {
    private static final int PART = 3;

    private final ScriptedFleet fleet;
    private final InstantSource clock;
    private final FrameCodec codec = new FrameCodec();
    private final Deque<String> line = new ArrayDeque<>();
    private final List<ClientFrame> requests = new ArrayList<>();
    private ClientFrame.@Nullable Hello lastHello;
    private @Nullable Consumer<LinkEvent> events;
    private long connection;
    private boolean opening;
    private boolean open;
    private boolean dead;
    private boolean refusing;
    private boolean following;
    private long n;
    private long sent;
    private int resumes;
    private int snapshots;
    private int merged = Integer.MAX_VALUE;

    ScriptedLink(ScriptedFleet fleet, InstantSource clock) {
        this.fleet = fleet;
        this.clock = clock;
    }

    @Override
    public void open(long number, Consumer<LinkEvent> consumer) {
        connection = number;
        events = consumer;
        opening = true;
        open = false;
        dead = false;
        following = false;
        n = 0;
        line.clear();
    }

    @Override
    public void close() {
        opening = false;
        open = false;
    }

    @Override
    public void send(Envelope<ClientFrame> message) {
        if (!open || dead) {
            return;
        }
        switch (message.frame()) {
            case ClientFrame.Hello hello -> {
                lastHello = hello;
                greet(hello);
            }
            case ClientFrame.Subscribe subscribe -> {
                requests.add(subscribe);
                resync(ResyncReason.SUBSCRIPTION);
            }
            case ClientFrame.Unsubscribe unsubscribe -> {
                requests.add(unsubscribe);
                resync(ResyncReason.SUBSCRIPTION);
            }
            case ClientFrame.FollowLogs follow -> requests.add(follow);
            case ClientFrame.UnfollowLogs unfollow -> requests.add(unfollow);
            case ClientFrame.Ping ping -> put(new ServerFrame.Pong(ping.token(), now()));
        }
    }

    /// The last hello.
    ClientFrame.Hello hello() {
        return Objects.requireNonNull(lastHello, "nobody said hello yet");
    }

    /// Requests for another view, in order.
    List<ClientFrame> requests() {
        return requests;
    }

    /// Takes the next number for a message the test makes itself.
    long skipNumber() {
        n++;
        return n;
    }

    int resumes() {
        return resumes;
    }

    int snapshots() {
        return snapshots;
    }

    boolean isOpen() {
        return open;
    }

    /// The life of the server behind the line.
    String epoch() {
        return fleet.epoch();
    }

    int onTheLine() {
        return line.size();
    }

    /// Lets an attempt to connect succeed, or fail while the server is away.
    void answer() {
        Consumer<LinkEvent> consumer = events;
        if (!opening || consumer == null) {
            return;
        }
        opening = false;
        if (refusing) {
            consumer.accept(new LinkEvent.Ended(connection, Trouble.UNREACHABLE));
        } else {
            open = true;
            consumer.accept(new LinkEvent.Opened(connection));
        }
    }

    void refuse(boolean away) {
        refusing = away;
    }

    /// Ends the connection where both sides notice.
    void cut() {
        if (open && events != null) {
            open = false;
            line.clear();
            events.accept(new LinkEvent.Ended(connection, Trouble.NONE));
        }
    }

    /// Loses all that is on the line and all that comes, and tells nobody.
    void die() {
        dead = true;
        line.clear();
    }

    /// What the server sends when the fleet changed: everything since the last time, as one batch unless there is a
    /// limit.
    void tell() {
        if (!following || dead || !open) {
            return;
        }
        if (sent == fleet.head()) {
            put(new ServerFrame.Heartbeat(now(), fleet.head(), Duration.ZERO));
        }
        while (sent < fleet.head()) {
            long to = Math.min(fleet.head(), sent + merged);
            put(new ServerFrame.Batch(sent + 1, to, fleet.changes(sent + 1, to)));
            sent = to;
        }
    }

    /// As a server that puts no more than so many sequences into one frame.
    void mergeAtMost(int sequences) {
        merged = sequences;
    }

    /// The server found this reader too slow.
    void resync(ResyncReason reason) {
        if (open && !dead && n > 0) {
            put(new ServerFrame.Resync(reason));
            snapshot();
        }
    }

    /// Moves the oldest message over the line.
    void deliver() {
        String text = line.poll();
        if (text != null) {
            hand(text);
        }
    }

    void lose() {
        line.poll();
    }

    void turnAround() {
        String first = line.poll();
        String second = line.poll();
        if (second != null) {
            line.push(String.valueOf(first));
            line.push(second);
        } else if (first != null) {
            line.push(first);
        }
    }

    /// Puts a copy of one message on the line somewhere behind it.
    void repeat(RandomGenerator random) {
        if (!line.isEmpty()) {
            List<String> all = new ArrayList<>(line);
            String copy = all.get(random.nextInt(all.size()));
            all.add(all.indexOf(copy) + 1 + random.nextInt(all.size() - all.indexOf(copy)), copy);
            line.clear();
            line.addAll(all);
        }
    }

    private void greet(ClientFrame.Hello hello) {
        ClientFrame.Resume resume = hello.resume();
        boolean resumed = resume != null
                && resume.epoch().equals(fleet.epoch())
                && resume.seq() >= fleet.oldest() - 1
                && resume.seq() <= fleet.head();
        put(new ServerFrame.Welcome(
                "session",
                fleet.epoch(),
                fleet.head(),
                fleet.oldest(),
                resumed,
                now(),
                "TEST",
                true,
                "anna",
                Role.VIEWER,
                Role.VIEWER.capabilities(),
                Scope.ALL,
                Duration.ofSeconds(3),
                FreshnessPolicy.DEFAULT,
                null));
        if (resumed && resume != null) {
            resumes++;
            sent = resume.seq();
            following = true;
            tell();
        } else {
            snapshot();
        }
    }

    private void snapshot() {
        snapshots++;
        List<Car> cars = List.copyOf(fleet.cars().values());
        int parts = Math.max(1, (cars.size() + PART - 1) / PART);
        for (int part = 1; part <= parts; part++) {
            List<Car> some = cars.subList((part - 1) * PART, Math.min(cars.size(), part * PART));
            ScriptedBoard board = fleet.board();
            boolean last = part == parts;
            put(new ServerFrame.SnapshotPart(
                    fleet.epoch(),
                    fleet.head(),
                    part,
                    parts,
                    cars.size(),
                    some,
                    some.stream()
                            .flatMap(car -> Optional.ofNullable(board.updates().get(car.id())).stream())
                            .toList(),
                    last ? List.copyOf(board.rollouts().values()) : null,
                    last ? board.head() : null));
        }
        sent = fleet.head();
        following = true;
    }

    private void put(ServerFrame frame) {
        n++;
        line.add(codec.encode(new Envelope<>(n, now(), null, frame)));
    }

    private void hand(String text) {
        if (open && events != null) {
            events.accept(new LinkEvent.Arrived(connection, clock.instant(), text));
        }
    }

    private Instant now() {
        return clock.instant();
    }
}
