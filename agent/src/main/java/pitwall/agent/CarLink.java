package pitwall.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.fleet.FreshnessPolicy;
import pitwall.fleet.ReasonCode;
import pitwall.protocol.BadFrameException;
import pitwall.protocol.CarFrame;
import pitwall.protocol.CarServerFrame;
import pitwall.protocol.Envelope;
import pitwall.protocol.FrameCodec;
import pitwall.protocol.GoingAway;
import pitwall.protocol.Protocol;

/// The car's side of `/api/v1/cars/{id}/link`: connects for ever, proves who the car is, numbers what it
/// sends within one boot, and keeps events and logs until the server has them on disk. Of the state only the
/// latest counts.
///
/// Owned by the thread behind `owner`, which must run tasks one after another and never inside `execute`;
/// every method must be called there. Nothing happens between two calls of [#tick], so it must come about
/// once a second.
final class CarLink {
    private static final Logger LOG = LoggerFactory.getLogger(CarLink.class);
    private static final Duration OPENING = Duration.ofSeconds(10);
    private static final Duration QUIET = Duration.ofSeconds(15);
    private static final Duration DEAD = Duration.ofSeconds(35);
    private static final Duration UNCONFIRMED = Duration.ofSeconds(30);
    private static final Duration TOLERATED_SKEW = Duration.ofSeconds(30);
    private static final int MOST_BACKLOG = 32;

    private final LinkSettings settings;
    private final CarTransport transport;
    private final Executor owner;
    private final CarClock clock;
    private final LinkObserver observer;
    private final FrameCodec codec;
    private final LinkBackoff backoff;
    private final FramePacer pacer;
    private final Outgoing outgoing;

    private LinkPhase phase = LinkPhase.STOPPED;
    private Duration heartbeat = FreshnessPolicy.DEFAULT.heartbeat();
    private @Nullable Duration serverAhead;
    private @Nullable Connection connection;
    private Instant deadline;
    private Instant confirmedAt;
    private boolean skewReported;

    /// @param codec shared by all links of a program
    CarLink(
            LinkSettings settings,
            CarTransport transport,
            Executor owner,
            CarClock clock,
            FrameCodec codec,
            RandomGenerator random,
            LinkObserver observer) {
        this.settings = settings;
        this.transport = transport;
        this.owner = owner;
        this.clock = clock;
        this.codec = codec;
        this.observer = observer;
        this.backoff = new LinkBackoff(random);
        this.outgoing = new Outgoing(clock);
        this.pacer = new FramePacer(clock.steady());
        this.deadline = clock.steady();
        this.confirmedAt = deadline;
    }

    /// Begins to connect, and from now on never stops trying.
    void start() {
        if (phase == LinkPhase.STOPPED) {
            enter(LinkPhase.WAITING);
            deadline = clock.steady();
            tick();
        }
    }

    /// Says goodbye. What was not confirmed stays in the outbox for the next start.
    void stop() {
        Connection ended = connection;
        connection = null;
        enter(LinkPhase.STOPPED);
        if (ended != null) {
            ended.session().close(Protocol.CLOSE_GOING_AWAY, "The car stops.");
        }
    }

    /// Does what is due.
    void tick() {
        Instant now = clock.steady();
        switch (phase) {
            case STOPPED -> {}
            case WAITING -> {
                if (!now.isBefore(deadline)) {
                    connect();
                }
            }
            case CONNECTING, PROVING -> {
                if (now.isAfter(deadline)) {
                    breakOff("the server did not answer within " + OPENING.toSeconds() + " s");
                }
            }
            case ONLINE -> {
                watch(now);
                outgoing.flushLines();
                pump();
            }
        }
    }

    /// Forgets earlier failures and tries at once if it is waiting.
    void hurry() {
        backoff.reset();
        if (phase == LinkPhase.WAITING) {
            deadline = clock.steady();
            tick();
        }
    }

    /// The state of this moment; replaces one that has not left yet.
    void report(CarFrame.Condition condition, CarFrame.Readings readings, CarFrame.@Nullable Software software) {
        outgoing.report(condition, readings, software);
        pump();
    }

    /// Something happened; the server will hear of it, now or later.
    void event(String kind, @Nullable ReasonCode reason, Map<String, String> fields) {
        outgoing.event(kind, reason, fields);
        pump();
    }

    /// A line for the car's log.
    void log(LogMessage message) {
        outgoing.log(message);
    }

    LinkPhase phase() {
        return phase;
    }

    private void connect() {
        deadline = clock.steady().plus(OPENING);
        Connection fresh = new Connection();
        connection = fresh;
        enter(LinkPhase.CONNECTING);
        fresh.open();
    }

    private void watch(Instant now) {
        Connection current = connection;
        if (current == null) {
            return;
        }
        Duration silence = Duration.between(current.heardAt, now);
        if (silence.compareTo(DEAD) > 0) {
            breakOff("nothing was heard for " + silence.toSeconds() + " s");
        } else if (silence.compareTo(QUIET) > 0) {
            current.askForLife();
        }
        if (outgoing.hasUnconfirmed() && Duration.between(confirmedAt, now).compareTo(UNCONFIRMED) > 0) {
            outgoing.rewind();
            confirmedAt = now;
        }
    }

    /// Sends as much as pace and socket allow.
    private void pump() {
        Connection current = connection;
        if (phase != LinkPhase.ONLINE || current == null) {
            return;
        }
        while (current.isWritable() && outgoing.hasNext() && pacer.take(clock.steady())) {
            current.send(outgoing.next());
        }
    }

    private void accepted(CarServerFrame.Accepted accepted) {
        heartbeat = accepted.heartbeat();
        outgoing.goOnAfter(accepted.lastSeq());
        outgoing.confirm(accepted.lastSeq(), accepted.missing());
        outgoing.rewind();
        confirmedAt = clock.steady();
        serverAhead = Duration.between(confirmedAt, accepted.serverTime());
        backoff.reset();
        LOG.debug("car {} is online, the server has everything up to {}", settings.car(), accepted.lastSeq());
        enter(LinkPhase.ONLINE);
        reportSkew(Duration.between(accepted.serverTime(), clock.stamp()));
        pump();
    }

    /// A frame is older than the moment in which it arrives. The one that came fastest says best what time it is;
    /// without that an order of this moment seems to begin later.
    private void learnTime(Instant sentAt) {
        Duration ahead = Duration.between(clock.steady(), sentAt);
        if (phase == LinkPhase.ONLINE && serverAhead != null && ahead.compareTo(serverAhead) > 0) {
            serverAhead = ahead;
            observer.linkChanged(phase, heartbeat, ahead);
        }
    }

    private void reportSkew(Duration skew) {
        if (!skewReported && skew.abs().compareTo(TOLERATED_SKEW) > 0) {
            skewReported = true;
            event("clock_skew", ReasonCode.CLOCK_SKEW, Map.of("skewMs", Long.toString(skew.toMillis())));
        }
    }

    private void breakOff(String why) {
        Connection broken = connection;
        if (broken != null) {
            broken.session().abort();
            ended(CarTransport.BROKEN, why);
        }
    }

    private void ended(int code, String reason) {
        connection = null;
        Duration pause = pause(code, reason);
        deadline = clock.steady().plus(pause);
        if (code == Protocol.CLOSE_IDENTITY) {
            LOG.warn("the server refuses car {}: {}; next try in {} s", settings.car(), reason, pause.toSeconds());
        } else {
            LOG.debug("link of car {} ended ({} {}); next try in {}", settings.car(), code, reason, pause);
        }
        enter(LinkPhase.WAITING);
    }

    /// A server that stops on purpose says when to come back, so that not everybody does at once.
    private Duration pause(int code, String reason) {
        Optional<GoingAway> asked = code == Protocol.CLOSE_GOING_AWAY ? GoingAway.read(reason) : Optional.empty();
        return asked.map(GoingAway::comeBack).orElseGet(() -> backoff.next(code));
    }

    private void enter(LinkPhase next) {
        if (phase != next) {
            phase = next;
            observer.linkChanged(next, heartbeat, serverAhead);
        }
    }

    /// One connection. Calls of an old one are ignored: its frames belong to a life that is over.
    private final class Connection implements CarTransport.Listener {
        private CarTransport.@Nullable Session session;
        private Instant heardAt = clock.steady();
        private boolean asked;
        private long sent;

        void open() {
            session = transport.open(settings.link(), this);
        }

        CarTransport.Session session() {
            if (session == null) {
                throw new IllegalStateException("the connection was not opened");
            }
            return session;
        }

        boolean isWritable() {
            return session().backlog() < MOST_BACKLOG;
        }

        void send(CarFrame frame) {
            session().send(codec.encode(new Envelope<>(++sent, clock.stamp(), null, frame)));
        }

        /// At most once in every quiet span.
        void askForLife() {
            if (!asked) {
                asked = true;
                session().ping();
            }
        }

        @Override
        public void opened() {
            heard(() -> {});
        }

        @Override
        public void ponged() {
            heard(() -> {});
        }

        @Override
        public void received(String text) {
            heard(() -> take(text));
        }

        @Override
        public void closed(int code, String reason) {
            owner.execute(() -> {
                if (connection == this) {
                    ended(code, reason);
                }
            });
        }

        private void heard(Runnable then) {
            owner.execute(() -> {
                if (connection == this) {
                    heardAt = clock.steady();
                    asked = false;
                    then.run();
                }
            });
        }

        private void take(String text) {
            try {
                Envelope<CarServerFrame> heard = codec.readCarServer(text);
                learnTime(heard.ts());
                take(heard.frame());
            } catch (BadFrameException e) {
                LOG.warn("car {} got a frame it cannot read: {}", settings.car(), e.getMessage());
                session().close(Protocol.CLOSE_BAD_FRAME, "The frame cannot be read.");
                ended(Protocol.CLOSE_BAD_FRAME, "unreadable frame");
            }
        }

        private void take(CarServerFrame frame) {
            switch (frame) {
                case CarServerFrame.Challenge(String nonce) -> prove(nonce);
                case CarServerFrame.Accepted accepted -> {
                    if (phase == LinkPhase.PROVING) {
                        accepted(accepted);
                    }
                }
                case CarServerFrame.Ack(long confirmed, var missing) -> {
                    outgoing.confirm(confirmed, missing);
                    confirmedAt = clock.steady();
                    pump();
                }
                case CarServerFrame.Refusal(String code, String message, String correlation) ->
                    LOG.debug("car {} was refused: {} {} ({})", settings.car(), code, message, correlation);
                case CarServerFrame.Desired desired -> {
                    if (phase == LinkPhase.ONLINE) {
                        observer.desired(desired);
                    }
                }
                case CarServerFrame.Prepare prepare -> {
                    if (phase == LinkPhase.ONLINE) {
                        observer.prepare(prepare);
                    }
                }
                case CarServerFrame.Withdrawn withdrawn -> {
                    if (phase == LinkPhase.ONLINE) {
                        observer.withdrawn(withdrawn);
                    }
                }
            }
        }

        private void prove(String nonce) {
            if (phase != LinkPhase.CONNECTING) {
                return;
            }
            enter(LinkPhase.PROVING);
            CarIdentity identity = settings.identity();
            send(new CarFrame.Hello(
                    settings.car(),
                    settings.boot(),
                    identity.publicKey(),
                    identity.prove(nonce, settings.car(), settings.boot()),
                    settings.enrolment(),
                    settings.profile()));
        }
    }
}
