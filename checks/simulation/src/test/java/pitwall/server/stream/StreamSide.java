package pitwall.server.stream;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import pitwall.fleet.FreshnessPolicy;
import pitwall.protocol.BadFrameException;
import pitwall.protocol.ClientFrame;
import pitwall.protocol.Frame;
import pitwall.protocol.FrameCodec;
import pitwall.protocol.FrameType;
import pitwall.protocol.ServerFrame;
import pitwall.protocol.ServerFrame.ResyncReason;
import pitwall.protocol.Topic;
import pitwall.server.access.Principal;
import pitwall.server.live.EventLog;
import pitwall.server.live.LivePicture;
import pitwall.server.logs.PlaceText;

/// One connection of a console as [ConsoleSession] leads it, without its thread: the outbox with its snapshots, merged
/// batches and limited views is the one of production.
public final class StreamSide {
    private static final FrameCodec CODEC = new FrameCodec();
    private static final PlaceText PLACES = new PlaceText(Set.of("lat", "lon"));

    private final StreamRoom room;
    private final Principal principal;
    private final Consumer<String> wire;
    private Optional<Outbox> outbox = Optional.empty();
    private long sent;

    /// What all connections of one life of the server share.
    public static final class Hall {
        private final StreamRoom room;

        public Hall(EventLog log, LivePicture picture, InstantSource clock, FreshnessPolicy freshness) {
            room = new StreamRoom(
                    log,
                    picture,
                    new BatchBodies(CODEC, PLACES),
                    new Snapshots(log, picture, CODEC),
                    new StreamFigures(),
                    CODEC,
                    clock,
                    new StreamSettings(
                            "sim", true, freshness, Duration.ofSeconds(6), 40_000, Duration.ofSeconds(30), 4));
        }
    }

    public StreamSide(Hall hall, Principal principal, Consumer<String> wire) {
        this.room = hall.room;
        this.principal = principal;
        this.wire = wire;
    }

    /// A message of the console arrived.
    public void take(ClientFrame frame) throws BadFrameException {
        switch (frame) {
            case ClientFrame.Hello hello -> hello(hello);
            case ClientFrame.Ping(long token) ->
                send(new ServerFrame.Pong(token, room.clock().instant()));
            case ClientFrame.Subscribe(Set<Topic> topics, var query) -> look(topics);
            case ClientFrame.Unsubscribe ignored -> {}
            case ClientFrame.FollowLogs ignored -> {}
            case ClientFrame.UnfollowLogs ignored -> {}
        }
    }

    private void hello(ClientFrame.Hello hello) {
        if (outbox.isPresent()) {
            return;
        }
        Outbox next = new Outbox(room, new View(principal, hello.topics(), null));
        ClientFrame.Resume resume = hello.resume();
        boolean resumed = resume != null && next.canResume(resume.epoch(), resume.seq());
        outbox = Optional.of(next);
        send(new ServerFrame.Welcome(
                "session",
                next.epoch(),
                room.log().head(),
                room.log().oldest(),
                resumed,
                room.clock().instant(),
                "sim",
                true,
                principal.user(),
                principal.role(),
                principal.role().capabilities(),
                principal.scope(),
                room.settings().heartbeat(),
                room.settings().freshness(),
                null));
        if (resume != null && resumed) {
            next.resume(resume.seq());
        } else {
            snapshot(next);
        }
        pump();
    }

    private void look(Set<Topic> topics) {
        Outbox next = new Outbox(room, new View(principal, topics, null));
        outbox = Optional.of(next);
        send(new ServerFrame.Resync(ResyncReason.SUBSCRIPTION));
        snapshot(next);
    }

    private void snapshot(Outbox next) {
        try (SharedSnapshot snapshot = next.snapshot()) {
            for (int part = 1; part <= snapshot.parts(); part++) {
                send(FrameType.SNAPSHOT, snapshot.body(part));
            }
        }
    }

    /// Sends what the log has that this console was not sent.
    public void pump() {
        Outbox current = outbox.orElse(null);
        while (current != null && current.isBehind()) {
            if (current.isTooFarBehind()) {
                send(new ServerFrame.Resync(ResyncReason.TOO_SLOW));
                snapshot(current);
            } else {
                current.next().ifPresent(body -> send(FrameType.BATCH, body));
            }
        }
    }

    public void heartbeat() {
        outbox.ifPresent(
                current -> send(new ServerFrame.Heartbeat(room.clock().instant(), current.head(), current.lag())));
    }

    private void send(ServerFrame frame) {
        send(FrameType.of(frame), room.codec().body((Frame) frame));
    }

    private void send(FrameType type, String body) {
        wire.accept(room.codec().seal(++sent, room.clock().instant(), null, type, body));
    }
}
