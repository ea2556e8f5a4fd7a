package pitwall.server.stream;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import pitwall.protocol.FrameCodec;
import pitwall.protocol.Protocol;
import pitwall.server.access.Principal;
import pitwall.server.access.SignIns;
import pitwall.server.live.EventLog;
import pitwall.server.live.LivePicture;
import pitwall.server.live.LoggedBatch;
import pitwall.server.registry.Draft;
import pitwall.server.registry.Farewell;

/// All consoles that watch. Thread-safe.
public final class ConsoleHub implements EventLog.Follower {
    private static final Duration SILENCE = Duration.ofSeconds(10);
    private static final long HELLO_TIME = Duration.ofSeconds(10).toNanos();

    /// How long a stopping server waits for what it says to consoles.
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final StreamRoom room;
    private final TailSources tails;
    private final SignIns signIns;
    private final Set<ConsoleSession> sessions = ConcurrentHashMap.newKeySet();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private volatile boolean draining;

    public ConsoleHub(
            EventLog log,
            LivePicture picture,
            SignIns signIns,
            TailSources tails,
            InstantSource clock,
            StreamSettings settings) {
        FrameCodec codec = new FrameCodec();
        this.room = new StreamRoom(
                log,
                picture,
                new BatchBodies(codec, tails.places()),
                new Snapshots(log, picture, codec),
                new StreamFigures(),
                codec,
                clock,
                settings);
        this.signIns = signIns;
        this.tails = tails;
    }

    /// Begins to serve a console; its thread ends with its connection.
    public ConsoleSession open(Principal principal, ConsoleSocket socket) {
        ConsoleSession session = new ConsoleSession(room, tails, principal, socket);
        makeRoom(principal, SILENCE);
        sessions.add(session);
        if (draining) {
            session.leave(Protocol.CLOSE_GOING_AWAY, "the server stops");
        } else if (connections(principal) > room.settings().streamsPerUser()) {
            session.leave(Protocol.CLOSE_TOO_FAST, "too many connections");
        }
        Thread thread = Thread.ofVirtual().name("pitwall-console").unstarted(() -> {
            session.run();
            sessions.remove(session);
            threads.remove(Thread.currentThread());
        });
        threads.add(thread);
        thread.start();
        return session;
    }

    /// Ends connections of somebody who has as many as allowed, if nothing was heard from them for long: a laptop
    /// that changed its network must not be kept out by what it left behind.
    void makeRoom(Principal principal, Duration silence) {
        if (connections(principal) < room.settings().streamsPerUser()) {
            return;
        }
        sessions.removeIf(session -> {
            boolean left = session.principal().user().equals(principal.user()) && session.isUnheard(silence.toNanos());
            if (left) {
                session.abandon();
            }
            return left;
        });
    }

    private long connections(Principal principal) {
        return sessions.stream()
                .filter(session -> session.principal().user().equals(principal.user()))
                .count();
    }

    /// Parts of snapshots that were turned into text since the start, for the metrics.
    public int snapshotPartsWritten() {
        return room.snapshots().written();
    }

    /// Bytes of changes that consoles were not sent yet, estimated, of all together.
    public long bytesBehind() {
        return sessions.stream().mapToLong(ConsoleSession::bytesBehind).sum();
    }

    /// How late the console that is told latest is told.
    public Duration lag() {
        return sessions.stream()
                .map(ConsoleSession::lag)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    /// What happened on all streams since the start.
    public StreamFigures figures() {
        return room.figures();
    }

    public int size() {
        return sessions.size();
    }

    /// Where somebody's view changes by the clock alone, the log must not stand still.
    public void moveOn(Draft draft) {
        if (sessions.stream().anyMatch(ConsoleSession::isTimed)) {
            draft.moveOn();
        }
    }

    @Override
    public void onBatch(LoggedBatch batch) {
        sessions.forEach(ConsoleSession::signal);
    }

    /// Looks after everybody's rights and progress. Called every second or so.
    public void tick() {
        room.snapshots().tidy();
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

    /// Sends everybody away because the server stops, and waits until all were told; not for those that do not read.
    public void drain() {
        draining = true;
        Farewell farewell = new Farewell(sessions.size(), new SplittableRandom());
        sessions.forEach(session -> session.leave(Protocol.CLOSE_GOING_AWAY, farewell.words()));
        long end = System.nanoTime() + FAREWELL.toNanos();
        try {
            for (Thread thread : threads) {
                thread.join(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
