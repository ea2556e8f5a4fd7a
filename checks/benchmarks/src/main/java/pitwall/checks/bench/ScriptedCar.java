package pitwall.checks.bench;

import java.net.URI;
import java.security.SecureRandom;
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
/// before, so that it can be found again. Proving happens on a thread of the transport, reporting on the caller's.
final class ScriptedCar implements CarTransport.Listener {
    private static final int LEVELS = 101;
    private static final int MOST_TRIES = 5;
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
    private CarTransport.@Nullable Session session;
    private volatile boolean online;
    private volatile boolean came;
    private int tries;
    private volatile @Nullable String trouble;
    private long sent;
    private long seq;

    ScriptedCar(CarId id, FrameCodec codec, InstantSource clock) {
        this.id = id;
        this.codec = codec;
        this.clock = clock;
    }

    CarId id() {
        return id;
    }

    void connect(URI server, CarTransport transport) {
        URI link = URI.create("ws://" + server.getRawAuthority() + "/api/v1/cars/" + id.value() + "/link");
        synchronized (this) {
            sent = 0;
            session = transport.open(link, this);
        }
    }

    boolean isOnline() {
        String why = trouble;
        if (why != null) {
            throw new IllegalStateException(id + " lost its link: " + why);
        }
        return online;
    }

    /// Tries again where the server had no time for it among all the others, as a real car does; one that had come and
    /// went is not brought back.
    ///
    /// @return whether it may speak
    boolean comes(URI server, CarTransport transport) {
        if (trouble != null && !came && tries < MOST_TRIES) {
            tries++;
            trouble = null;
            connect(server, transport);
        }
        return isOnline();
    }

    /// Sends a report.
    void report() {
        seq++;
        int level = (int) (seq % LEVELS);
        Instant at = clock.instant();
        reports.set(level, at);
        send(new CarFrame.State(
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

    @Override
    public void opened() {}

    @Override
    public void received(String text) {
        try {
            switch (codec.readCarServer(text).frame()) {
                case CarServerFrame.Challenge(String nonce) -> hello(nonce);
                case CarServerFrame.Accepted _ -> {
                    came = true;
                    online = true;
                }
                case CarServerFrame.Ack _ -> {}
                // It runs no software.
                case CarServerFrame.Desired _, CarServerFrame.Withdrawn _, CarServerFrame.Prepare _ -> {}
                case CarServerFrame.Refusal refusal -> trouble = refusal.message();
            }
        } catch (BadFrameException e) {
            trouble = e.getMessage();
        }
    }

    @Override
    public void ponged() {}

    @Override
    public void closed(int code, String reason) {
        online = false;
        trouble = code + " " + reason;
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

    private synchronized void send(CarFrame frame) {
        CarTransport.Session open = session;
        if (open != null) {
            open.send(codec.encode(new Envelope<>(++sent, clock.instant(), null, frame)));
        }
    }
}
