package pitwall.checks.simulation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pitwall.cache.CacheRoom;
import pitwall.client.ConsoleLoop;
import pitwall.client.EventSource;
import pitwall.client.FleetFrame;
import pitwall.client.FleetRecorder;
import pitwall.client.FleetView;
import pitwall.client.Freshness;
import pitwall.client.LinkEvent;
import pitwall.client.RememberedFleet;
import pitwall.fleet.rollout.Violation;
import pitwall.protocol.BadFrameException;
import pitwall.protocol.ClientFrame;
import pitwall.protocol.Envelope;
import pitwall.protocol.FrameCodec;
import pitwall.protocol.ServerFrame;
import pitwall.protocol.Topic;
import pitwall.server.access.Principal;
import pitwall.server.live.Cut;

/// Somebody's laptop with the console on it, opened from time to time. What follows the fleet is the loop of the real
/// console, what remembers it the real cache without its file.
///
/// Checks that the sequence shown never goes back (I9), and that the picture is the server's whenever both are at the
/// same sequence (I8); that nothing out of scope comes is checked where it is sent (I10).
final class ConsoleNode implements EventSource {
    private static final FrameCodec CODEC = new FrameCodec();

    private final World world;
    private final Parts parts;
    private final ServerNode server;
    private final Principal principal;
    private final Weather weather;
    private final @Nullable CacheRoom cache;
    /// What is remembered is a picture of cars, so whoever goes on from it shows no rollouts.
    private final FleetView view;

    private final Map<String, Long> shown = new HashMap<>();
    private @Nullable ConsoleLoop loop;
    private @Nullable Pipe pipe;
    private FleetFrame latest = FleetFrame.NOTHING;
    private int life;

    ConsoleNode(World world, Parts parts, ServerNode server, Principal principal, @Nullable CacheRoom cache) {
        this.world = world;
        this.parts = parts;
        this.server = server;
        this.principal = principal;
        this.cache = cache;
        boolean remembers = cache != null || world.random(4) == 0;
        this.view = remembers ? FleetView.EVERYTHING : FleetView.CONSOLE;
        if (!principal.scope().isUnlimited()) {
            server.watch(new ScopeOracle(principal.scope()));
        }
        this.weather = new Weather(world);
    }

    Weather weather() {
        return weather;
    }

    boolean isOpen() {
        return loop != null;
    }

    void open() {
        if (loop != null) {
            return;
        }
        life++;
        int mine = life;
        CacheRoom room = cache;
        FleetRecorder recorder = room == null ? FleetRecorder.NONE : parts.recorder(room.recorder());
        ConsoleLoop fresh = new ConsoleLoop(view, this, this::show, recorder, world.dice(), world);
        loop = fresh;
        latest = FleetFrame.NOTHING;
        fresh.start(room == null ? null : remembered(room));
        beat(mine);
    }

    private @Nullable RememberedFleet remembered(CacheRoom room) {
        return room.read().map(parts::remembered).orElse(null);
    }

    private void beat(int mine) {
        if (mine != life || loop == null) {
            return;
        }
        loop.tick();
        CacheRoom room = cache;
        if (room != null && world.random(6) == 0) {
            room.flush(world.happens(Fault.CONSOLE_CLOSES, 4));
        }
        world.in(2_500, () -> beat(mine));
    }

    /// The loop ends its connection.
    @Override
    public void close() {
        Pipe ended = pipe;
        pipe = null;
        if (ended != null) {
            ended.closeFromNear();
        }
    }

    /// The window is closed, or the program killed.
    void leave() {
        ConsoleLoop ended = loop;
        if (ended == null) {
            return;
        }
        ended.stop();
        loop = null;
        CacheRoom room = cache;
        if (room != null) {
            if (world.random(2) == 0) {
                room.flush(false);
            }
            room.kill();
            if (world.happens(Fault.CONSOLE_CLOSES, 8)) {
                room.damage();
            }
        }
    }

    // The wire

    @Override
    public void open(long connection, Consumer<LinkEvent> events) {
        int mine = life;
        Pipe fresh = new Pipe(
                world,
                weather,
                new Pipe.End(
                        text -> receive(mine, connection, text),
                        code -> handle(mine, new LinkEvent.Ended(connection, Freshness.Trouble.NONE))));
        pipe = fresh;
        world.in(20 + world.random(200), () -> {
            if (!fresh.isClear()) {
                return;
            }
            if (server.isUp()) {
                handle(mine, new LinkEvent.Opened(connection));
                server.consoles().open(principal, fresh);
            } else {
                handle(mine, new LinkEvent.Ended(connection, Freshness.Trouble.UNREACHABLE));
            }
        });
    }

    private void receive(int mine, long connection, String text) {
        if (!parts.isTampering()) {
            handle(mine, new LinkEvent.Arrived(connection, world.instant(), text));
            return;
        }
        try {
            Envelope<ServerFrame> message = CODEC.readServer(text);
            for (Envelope<ServerFrame> heard : parts.heardByConsole(message)) {
                handle(mine, new LinkEvent.Arrived(connection, world.instant(), CODEC.encode(heard)));
            }
        } catch (BadFrameException e) {
            throw new IllegalStateException("the server sent what nobody can read: " + text, e);
        }
    }

    private void handle(int mine, LinkEvent event) {
        if (mine == life && loop != null) {
            loop.handle(event);
        }
    }

    @Override
    public void send(Envelope<ClientFrame> message) {
        if (pipe != null) {
            String text = CODEC.encode(message);
            world.note(text);
            pipe.up(text);
        }
    }

    // What it shows

    private void show(FleetFrame frame) {
        latest = frame;
        String epoch = frame.epoch();
        if (epoch == null) {
            return;
        }
        Long before = shown.put(epoch, frame.sequence());
        boolean live = frame.freshness() instanceof Freshness.Live;
        Violation.require(
                "I9",
                before == null || frame.sequence() >= before || !live,
                () -> "sequence went back from " + before + " to " + frame.sequence() + " of " + epoch);
        if (live && server.isUp() && isAtHead(frame, epoch)) {
            checkPicture(frame.sequence());
        }
    }

    private boolean isAtHead(FleetFrame frame, String epoch) {
        return frame.sequence() == server.picture().cut().seq()
                && epoch.startsWith(server.eventLog().epoch() + ".")
                && principal.scope().isUnlimited();
    }

    boolean isLive() {
        return loop != null && latest.freshness() instanceof Freshness.Live;
    }

    /// I8.
    private void checkPicture(long sequence) {
        String differences = differences();
        Violation.require(
                "I8",
                differences.isEmpty(),
                () -> "while both are at " + sequence + " the console shows " + differences);
    }

    /// What the console shows otherwise than the server would.
    String differences() {
        boolean all = view.topics().contains(Topic.ROLLOUTS);
        Cut cut = server.picture().cut();
        Cut asked = all ? cut : new Cut(cut.seq(), cut.cars(), Map.of(), List.of(), null);
        return PictureOracle.differences(latest.snapshot(), asked, principal.scope());
    }
}
