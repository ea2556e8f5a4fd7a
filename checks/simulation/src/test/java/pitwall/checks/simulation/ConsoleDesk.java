package pitwall.checks.simulation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.BadFrameException;
import pitwall.protocol.FrameCodec;
import pitwall.protocol.ServerFrame;
import pitwall.server.access.Principal;
import pitwall.server.live.LivePicture;
import pitwall.server.live.LocalEventLog;
import pitwall.server.stream.StreamSide;

/// The server's side of the consoles' connections.
final class ConsoleDesk {
    private static final FrameCodec CODEC = new FrameCodec();
    private static final long HEARTBEAT = 6_000;

    private final World world;
    private final Parts parts;
    private final ServerNode server;
    private final List<Session> sessions = new ArrayList<>();
    private StreamSide.@Nullable Hall hall;

    ConsoleDesk(World world, Parts parts, ServerNode server) {
        this.world = world;
        this.parts = parts;
        this.server = server;
    }

    /// A life of the server begins.
    void serve(LocalEventLog log, LivePicture picture) {
        hall = new StreamSide.Hall(log, picture, world, CarDesk.FRESHNESS);
    }

    void open(Principal principal, Pipe pipe) {
        StreamSide.Hall here = hall;
        if (here == null) {
            throw new IllegalStateException("nobody serves");
        }
        ScopeOracle scopes = server.scopes();
        Session session = new Session(pipe, new StreamSide(here, principal, text -> {
            if (scopes != null) {
                scopes.check(read(text));
            }
            world.note(text);
            pipe.down(text);
        }));
        sessions.add(session);
        pipe.arrivesAt(new Pipe.End(session::take, code -> sessions.remove(session)));
        session.beat();
    }

    private static ServerFrame read(String text) {
        try {
            return CODEC.readServer(text).frame();
        } catch (BadFrameException e) {
            throw new IllegalStateException("the server sent what nobody can read: " + text, e);
        }
    }

    /// The log went on. Consoles are sent a while later what they then have missed, as one.
    void news() {
        for (Session session : sessions) {
            if (!session.waking) {
                session.waking = true;
                world.in(500, session::pump);
            }
        }
    }

    void breakOff() {
        sessions.forEach(session -> session.pipe.breakOff());
        sessions.clear();
    }

    private final class Session {
        private final Pipe pipe;
        private final StreamSide side;
        private boolean waking;

        Session(Pipe pipe, StreamSide side) {
            this.pipe = pipe;
            this.side = side;
        }

        void take(String text) {
            if (!server.isUp() || !sessions.contains(this)) {
                return;
            }
            try {
                side.take(parts.heardFromConsole(CODEC.readClient(text).frame()));
            } catch (BadFrameException e) {
                throw new IllegalStateException("a console sent what nobody can read: " + text, e);
            }
        }

        void pump() {
            waking = false;
            if (sessions.contains(this) && pipe.isOpen()) {
                side.pump();
            }
        }

        void beat() {
            if (sessions.contains(this) && pipe.isOpen()) {
                side.heartbeat();
                world.in(HEARTBEAT, this::beat);
            }
        }
    }
}
