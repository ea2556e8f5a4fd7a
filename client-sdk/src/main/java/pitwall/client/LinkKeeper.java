package pitwall.client;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.client.Freshness.Trouble;

/// Keeps one connection alive for ever: connects, watches, gives up on silence, waits and connects again.
/// Owned by the `pitwall-fleet` thread.
///
/// A socket that stays open proves nothing: a peer that says nothing for ten seconds is gone. Two endings are not
/// answered by another attempt, because only a person can help: a sign-in that ended and a server of another version.
final class LinkKeeper {
    /// Silence after which a connection counts as dead.
    static final Duration SILENCE = Duration.ofSeconds(10);
    private static final Duration PATIENCE_TO_OPEN = Duration.ofSeconds(15);
    private static final Duration PING_EVERY = Duration.ofSeconds(3);
    private static final Logger LOG = LoggerFactory.getLogger(LinkKeeper.class);

    private enum Phase {
        IDLE,
        CONNECTING,
        OPEN,
        WAITING,
        STOPPED
    }

    private final EventSource source;
    private final Consumer<LinkEvent> events;
    private final Backoff backoff;
    private final SteadyClock clock;
    private final ModeTimeline timeline;
    private Phase phase = Phase.IDLE;
    private long connection;
    private Duration deadline = Duration.ZERO;
    private Duration pingAt = Duration.ZERO;
    private boolean settled;

    LinkKeeper(
            EventSource source, Consumer<LinkEvent> events, Backoff backoff, SteadyClock clock, ModeTimeline timeline) {
        this.source = source;
        this.events = events;
        this.backoff = backoff;
        this.clock = clock;
        this.timeline = timeline;
    }

    /// Connects at once, unless a connection is open or coming.
    void connect() {
        if (phase == Phase.CONNECTING || phase == Phase.OPEN) {
            return;
        }
        phase = Phase.CONNECTING;
        connection++;
        settled = false;
        deadline = clock.elapsed().plus(PATIENCE_TO_OPEN);
        timeline.connecting(backoff.attempts() + 1);
        source.open(connection, events);
    }

    /// True where an event belongs to the present connection.
    boolean isCurrent(LinkEvent event) {
        return event.connection() == connection && (phase == Phase.CONNECTING || phase == Phase.OPEN);
    }

    boolean isOpen() {
        return phase == Phase.OPEN;
    }

    void opened() {
        phase = Phase.OPEN;
        heard();
        pingAt = clock.elapsed().plus(PING_EVERY);
    }

    /// The peer said something.
    void heard() {
        deadline = clock.elapsed().plus(SILENCE);
    }

    /// The picture is in step: this connection was worth its while.
    void settled() {
        settled = true;
        backoff.reset();
    }

    /// The connection ended by itself.
    ///
    /// @param comeBack the pause the server asked for; absent where it asked for none
    void ended(Trouble trouble, @Nullable Duration comeBack) {
        LOG.info("Connection {} ended: {}", connection, trouble);
        if (trouble == Trouble.SIGN_IN_NEEDED || trouble == Trouble.INCOMPATIBLE) {
            halt(trouble);
        } else {
            pause(trouble, comeBack == null ? backoff.next() : backoff.asked(comeBack));
        }
    }

    /// Ends the connection because the person must act first.
    void halt(Trouble trouble) {
        source.close();
        phase = Phase.STOPPED;
        timeline.stopped(trouble);
    }

    /// Ends the connection and connects again: at once where it had worked, else after a pause.
    void renew(@Nullable String why) {
        LOG.info("Renewing connection {}: {}", connection, why);
        source.close();
        if (settled) {
            phase = Phase.WAITING;
            timeline.waiting(Trouble.NONE, 1, clock.wall());
            connect();
        } else {
            pause(Trouble.NONE, backoff.next());
        }
    }

    /// Looks at the clock. Returns true where a ping is due.
    boolean update() {
        boolean due = clock.elapsed().compareTo(deadline) >= 0;
        if (phase == Phase.WAITING && due) {
            connect();
        } else if (phase == Phase.CONNECTING && due) {
            source.close();
            ended(Trouble.UNREACHABLE, null);
        } else if (phase == Phase.OPEN && due) {
            silent();
        }
        if (phase == Phase.OPEN && clock.elapsed().compareTo(pingAt) >= 0) {
            pingAt = clock.elapsed().plus(PING_EVERY);
            return true;
        }
        return false;
    }

    /// The computer slept or its clock was set: what the connection says about itself is worth nothing.
    void slept() {
        if (phase == Phase.OPEN || phase == Phase.CONNECTING) {
            LOG.info("The clock jumped; connection {} counts as silent", connection);
            source.close();
            phase = Phase.WAITING;
            timeline.waiting(Trouble.SILENT, 1, clock.wall());
        }
        if (phase == Phase.WAITING) {
            backoff.reset();
            connect();
        }
    }

    void stop() {
        source.close();
        phase = Phase.STOPPED;
    }

    private void silent() {
        source.close();
        LOG.info("Connection {} is silent", connection);
        phase = Phase.WAITING;
        timeline.waiting(Trouble.SILENT, 1, clock.wall());
        connect();
    }

    private void pause(Trouble trouble, Duration wait) {
        phase = Phase.WAITING;
        deadline = clock.elapsed().plus(wait);
        timeline.waiting(trouble, backoff.attempts() + 1, clock.wall().plus(wait));
    }
}
