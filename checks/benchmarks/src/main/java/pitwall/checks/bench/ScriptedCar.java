package pitwall.checks.bench;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import pitwall.agent.CarIdentity;
import pitwall.agent.CarTransport;
import pitwall.fleet.AgentStatus;
import pitwall.fleet.CarId;
import pitwall.fleet.Convergence;
import pitwall.fleet.Motion;
import pitwall.fleet.SafetyState;
import pitwall.fleet.Workload;
import pitwall.protocol.BadFrameException;
import pitwall.protocol.CarFrame;
import pitwall.protocol.CarServerFrame;
import pitwall.protocol.Envelope;
import pitwall.protocol.FrameCodec;

/// A car on a real link that reports just when it is told to. Each report has another battery level than the one
/// before, so that it can be found again. Proving happens on a thread of the transport, coming on that of its owner,
/// reporting on the caller's.
final class ScriptedCar {
    private static final int LEVELS = 101;
    private static final int MOST_TRIES = 5;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final CarFrame.Condition WELL = new CarFrame.Condition(
            Motion.DRIVING,
            Workload.RUNNING,
            AgentStatus.RUNNING,
            SafetyState.NORMAL,
            Convergence.CONVERGED,
            "4.2.1",
            null,
            null);

    private final CarId id;
    private final FrameCodec codec;
    private final InstantSource clock;
    private final CarIdentity identity = CarIdentity.create(new SecureRandom());
    private final AtomicReferenceArray<@Nullable Instant> reports = new AtomicReferenceArray<>(LEVELS);
    /// The newest try; absent before the first.
    private volatile @Nullable Line line;
    private boolean came;
    private int tries;
    private long seq;

    ScriptedCar(CarId id, FrameCodec codec, InstantSource clock) {
        this.id = id;
        this.codec = codec;
        this.clock = clock;
    }

    CarId id() {
        return id;
    }

    /// Connects, or tries again where the server had no time for it among all the others, as a real car does: not
    /// before its last connection has ended, and a little later every time. One that had come and went is not brought
    /// back.
    ///
    /// @return whether it may speak
    /// @throws IllegalStateException where it lost its link, or has tried often enough
    boolean comes(URI server, CarTransport transport) {
        Line last = line;
        if (last == null) {
            connect(server, transport);
            return false;
        }
        String why = last.ended;
        if (why != null) {
            if (came || tries == MOST_TRIES) {
                throw new IllegalStateException(
                        id + (came ? " lost its link: " : " was not let in in " + tries + " tries: ") + why);
            }
            if (System.nanoTime() - last.endedAt > FIRST_PAUSE.toNanos() << tries - 1) {
                connect(server, transport);
            }
            return false;
        }
        came = came || last.accepted;
        return came;
    }

    private void connect(URI server, CarTransport transport) {
        tries++;
        Line next = new Line();
        line = next;
        next.open(transport, URI.create("ws://" + server.getRawAuthority() + "/api/v1/cars/" + id.value() + "/link"));
    }

    /// Sends a report.
    void report() {
        Line open = line;
        if (open == null) {
            throw new IllegalStateException(id + " has no link yet");
        }
        seq++;
        int level = (int) (seq % LEVELS);
        Instant at = clock.instant();
        reports.set(level, at);
        open.send(new CarFrame.State(
                seq,
                at,
                WELL,
                new CarFrame.Readings(
                        48.1 + seq % 1000 / 10_000.0, 11.5, 90, 50, level, false, null, 40, 30, 40, 50, 90, seq)));
    }

    /// When the last report with this battery level was sent; absent if none was.
    @Nullable
    Instant reportedAt(int level) {
        return reports.get(level);
    }

    /// One connection. What the server says on an earlier one, its goodbye too, is nothing to a later one.
    private final class Line implements CarTransport.Listener {
        private CarTransport.@Nullable Session session;
        private long sent;
        private volatile boolean accepted;
        private volatile long endedAt;
        /// Why; absent while it is open.
        private volatile @Nullable String ended;

        synchronized void open(CarTransport transport, URI link) {
            session = transport.open(link, this);
        }

        synchronized void send(CarFrame frame) {
            CarTransport.Session open = session;
            if (open != null) {
                open.send(codec.encode(new Envelope<>(++sent, clock.instant(), null, frame)));
            }
        }

        @Override
        public void opened() {}

        @Override
        public void received(String text) {
            try {
                switch (codec.readCarServer(text).frame()) {
                    case CarServerFrame.Challenge(String nonce) -> hello(nonce);
                    case CarServerFrame.Accepted _ -> accepted = true;
                    case CarServerFrame.Ack _ -> {}
                    // It runs no software.
                    case CarServerFrame.Desired _, CarServerFrame.Withdrawn _, CarServerFrame.Prepare _ -> {}
                    // The close that follows says it too.
                    case CarServerFrame.Refusal _ -> {}
                }
            } catch (BadFrameException e) {
                end(e.getMessage());
            }
        }

        private void hello(String nonce) {
            send(new CarFrame.Hello(
                    id,
                    1,
                    identity.publicKey(),
                    identity.prove(nonce, id, 1),
                    ServerUnderTest.ENROLMENT_KEY,
                    new CarFrame.Profile(id.value(), "munich", "i4", 1, "agent-" + id.value(), null, Map.of())));
        }

        @Override
        public void ponged() {}

        @Override
        public void closed(int code, String reason) {
            end(code + " " + reason);
        }

        private void end(@Nullable String why) {
            endedAt = System.nanoTime();
            ended = why == null ? "no reason" : why;
        }
    }
}
