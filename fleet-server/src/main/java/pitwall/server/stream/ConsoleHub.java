package pitwall.server.stream;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import pitwall.protocol.FrameCodec;
import pitwall.protocol.Protocol;
import pitwall.server.access.Principal;
import pitwall.server.access.SignIns;
import pitwall.server.live.EventLog;
import pitwall.server.live.LivePicture;
import pitwall.server.live.LoggedBatch;

/// All consoles that watch. Thread-safe.
public final class ConsoleHub implements EventLog.Follower {
    private static final long HELLO_TIME = Duration.ofSeconds(10).toNanos();

    private final StreamRoom room;
    private final SignIns signIns;
    private final Set<ConsoleSession> sessions = ConcurrentHashMap.newKeySet();
    private volatile boolean draining;

    public ConsoleHub(
            EventLog log, LivePicture picture, SignIns signIns, InstantSource clock, StreamSettings settings) {
        FrameCodec codec = new FrameCodec();
        this.room = new StreamRoom(log, picture, new BatchBodies(codec), codec, clock, settings);
        this.signIns = signIns;
    }

    /// Begins to serve a console; its thread ends with its connection.
    public ConsoleSession open(Principal principal, ConsoleSocket socket) {
        ConsoleSession session = new ConsoleSession(room, principal, socket);
        sessions.add(session);
        if (draining || connections(principal) > room.settings().streamsPerUser()) {
            session.leave(draining ? Protocol.CLOSE_GOING_AWAY : Protocol.CLOSE_TOO_FAST, "too many connections");
        }
        Thread.ofVirtual().name("pitwall-console").start(() -> {
            session.run();
            sessions.remove(session);
        });
        return session;
    }

    private long connections(Principal principal) {
        return sessions.stream()
                .filter(session -> session.principal().user().equals(principal.user()))
                .count();
    }

    public int size() {
        return sessions.size();
    }

    /// True if somebody's view changes by the clock alone, so that the log must not stand still.
    public boolean isTimed() {
        return sessions.stream().anyMatch(ConsoleSession::isTimed);
    }

    @Override
    public void onBatch(LoggedBatch batch) {
        sessions.forEach(ConsoleSession::signal);
    }

    /// Looks after everybody's rights and progress. Called every second or so.
    public void tick() {
        for (ConsoleSession session : sessions) {
            if (session.stuckNanos() > room.settings().patience().toNanos()) {
                session.giveUp();
            } else if (session.isSpeechless(HELLO_TIME)) {
                session.leave(Protocol.CLOSE_BAD_FRAME, "no hello");
            } else {
                authorize(session);
            }
        }
    }

    private void authorize(ConsoleSession session) {
        Principal known = session.principal();
        Optional<Principal> renewed = signIns.renewed(known);
        if (renewed.isEmpty()) {
            session.leave(Protocol.CLOSE_UNAUTHORIZED, "signed out");
        } else if (renewed.get().revision() != known.revision()) {
            session.rights(renewed.get());
        }
    }

    /// Sends everybody away because the server stops.
    public void drain() {
        draining = true;
        sessions.forEach(session -> session.leave(Protocol.CLOSE_GOING_AWAY, "the server stops"));
    }
}
