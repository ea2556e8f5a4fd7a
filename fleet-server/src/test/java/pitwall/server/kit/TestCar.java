package pitwall.server.kit;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.AgentStatus;
import pitwall.fleet.CarId;
import pitwall.fleet.Convergence;
import pitwall.fleet.LogLevel;
import pitwall.fleet.Motion;
import pitwall.fleet.NetworkKind;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.SafetyState;
import pitwall.fleet.Workload;
import pitwall.protocol.BadFrameException;
import pitwall.protocol.CarFrame;
import pitwall.protocol.CarServerFrame;
import pitwall.protocol.Envelope;
import pitwall.protocol.FrameCodec;
import pitwall.protocol.LinkProof;
import pitwall.protocol.rest.CarUpdate;

/// A car over a real socket, with its own key.
public final class TestCar implements AutoCloseable {
    private static final FrameCodec CODEC = new FrameCodec();

    private final URI server;
    private final CarId id;
    private final KeyPair keys;
    private @Nullable Socket socket;
    private final List<String> recorded = new ArrayList<>();
    private long sent;
    private long seq;

    public TestCar(URI server, String id) {
        this(server, new CarId(id), newKeys());
    }

    private TestCar(URI server, CarId id, KeyPair keys) {
        this.server = server;
        this.id = id;
        this.keys = keys;
    }

    private static KeyPair newKeys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Somebody with the same key.
    public TestCar twin() {
        return at(server);
    }

    /// The same car at another address of the server.
    public TestCar at(URI other) {
        return new TestCar(other, id, keys);
    }

    public CarId id() {
        return id;
    }

    /// Opens a link and says hello; returns the answer.
    public CarServerFrame connect(long boot, @Nullable String enrolment) {
        open();
        CarServerFrame.Challenge challenge = (CarServerFrame.Challenge) next();
        sendHello(challenge.nonce(), boot, enrolment);
        return next();
    }

    /// As [#connect], for a car that must be let in. A boot begins to count its frames anew.
    public CarServerFrame.Accepted join(long boot, @Nullable String enrolment) {
        CarServerFrame answer = connect(boot, enrolment);
        if (answer instanceof CarServerFrame.Accepted accepted) {
            seq = accepted.lastSeq();
            return accepted;
        }
        throw new AssertionError("not let in: " + answer);
    }

    public void open() {
        sent = 0;
        socket = new Socket(server, "/api/v1/cars/" + id + "/link", null);
    }

    public void sendHello(String nonce, long boot, @Nullable String enrolment) {
        send(hello(nonce, boot, enrolment));
    }

    /// What it says first, without saying it.
    public CarFrame.Hello hello(String nonce, long boot, @Nullable String enrolment) {
        return new CarFrame.Hello(id, boot, publicKey(), sign(nonce, boot), enrolment, profile());
    }

    public String publicKey() {
        return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
    }

    private String sign(String nonce, long boot) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(keys.getPrivate());
            signature.update(LinkProof.text(nonce, id, boot));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private CarFrame.Profile profile() {
        return new CarFrame.Profile("Car " + id, "munich", "i4", 1, "agent-" + id, null, Map.of());
    }

    public void send(CarFrame frame) {
        sent++;
        String text = CODEC.encode(new Envelope<>(sent, Instant.EPOCH, null, frame));
        Contract.checkFrame(text);
        sendText(text);
    }

    public void sendText(String text) {
        recorded.add(text);
        socket().send(text);
    }

    /// All that was sent so far, on all connections.
    public List<String> recorded() {
        return List.copyOf(recorded);
    }

    /// Opens a link and says what somebody else said before, without having the key.
    public void play(List<String> texts) {
        open();
        texts.forEach(this::sendText);
    }

    public long nextSeq() {
        return ++seq;
    }

    public void skip(int frames) {
        seq += frames;
    }

    public static CarFrame.Condition healthy() {
        return condition(Workload.RUNNING, null);
    }

    /// Parked, and a car that can do without a driver.
    public static CarFrame.Condition drivingItself(boolean now) {
        return new CarFrame.Condition(
                Motion.PARKED,
                Workload.RUNNING,
                AgentStatus.RUNNING,
                SafetyState.NORMAL,
                Convergence.CONVERGED,
                "4.2.0",
                null,
                null,
                now);
    }

    public static CarFrame.Condition condition(Workload workload, @Nullable ReasonCode reason) {
        return new CarFrame.Condition(
                Motion.PARKED,
                workload,
                AgentStatus.RUNNING,
                SafetyState.NORMAL,
                workload == Workload.FAILED ? Convergence.FAILED : Convergence.CONVERGED,
                "4.2.0",
                reason,
                null);
    }

    public static CarFrame.Readings readings(int battery) {
        return new CarFrame.Readings(48.137154, 11.576124, 90, 0, battery, false, null, 40, 20, 30, 40, 80, 3_600L);
    }

    /// Reports that it drives, and through what it is connected.
    public void drives(Instant at, NetworkKind network) {
        CarFrame.Condition parked = healthy();
        send(new CarFrame.State(
                nextSeq(),
                at,
                new CarFrame.Condition(
                        Motion.DRIVING,
                        parked.workload(),
                        parked.agent(),
                        parked.safety(),
                        parked.convergence(),
                        parked.actualVersion(),
                        null,
                        null),
                new CarFrame.Readings(
                        null, null, null, 30, 80, false, null, null, null, null, null, null, null, network)));
    }

    /// Reports that it is well, and where.
    public void reportFrom(Instant at, double latitude, double longitude) {
        CarFrame.Readings place = new CarFrame.Readings(
                latitude, longitude, 90, 0, 80, false, null, null, null, null, null, null, null, null);
        send(new CarFrame.State(nextSeq(), at, healthy(), place));
    }

    /// Reports a state.
    ///
    /// @param at the car's own clock
    public void report(Instant at, CarFrame.Condition condition, int battery) {
        send(new CarFrame.State(nextSeq(), at, condition, readings(battery)));
    }

    public void log(Instant at, String message) {
        long number = nextSeq();
        send(new CarFrame.Log(
                number, List.of(new CarFrame.Line(number, at, LogLevel.INFO, "test", message, Map.of()))));
    }

    /// Writes lines in one frame; returns its number.
    public long log(List<CarFrame.Line> lines) {
        long number = nextSeq();
        send(new CarFrame.Log(number, lines));
        return number;
    }

    /// Says that the update it was asked for failed, and in its own words why.
    public void failed(CarUpdate update, String message) {
        Map<String, String> fields = Map.of(
                "generation",
                "1",
                "intent",
                Objects.requireNonNull(update.intent()),
                "version",
                update.version(),
                "message",
                message);
        Instant now = InstantSource.system().instant();
        send(new CarFrame.Event(nextSeq(), now, "failed", ReasonCode.HEALTH_CHECK_FAILED, fields));
    }

    /// The next frame from the server.
    public CarServerFrame next() {
        try {
            return CODEC.readCarServer(socket().next()).frame();
        } catch (BadFrameException e) {
            throw new AssertionError(e);
        }
    }

    /// Reads until there is a frame of this kind.
    public <F extends CarServerFrame> F awaitFrame(Class<F> kind) {
        CarServerFrame frame = next();
        while (!kind.isInstance(frame)) {
            frame = next();
        }
        return kind.cast(frame);
    }

    /// Reads until everything up to a sequence is acknowledged.
    public void awaitAck(long wanted) {
        while (!(next() instanceof CarServerFrame.Ack(long acknowledged, var missing) && acknowledged >= wanted)) {
            // an older acknowledgement
        }
    }

    public long seq() {
        return seq;
    }

    public int closeCode() {
        return socket().closeCode();
    }

    public String closeReason() {
        return socket().closeReason();
    }

    public void cut() {
        socket().cut();
    }

    private Socket socket() {
        Socket open = socket;
        if (open == null) {
            throw new IllegalStateException("not connected");
        }
        return open;
    }

    @Override
    public void close() {
        Socket open = socket;
        if (open != null) {
            open.cut();
        }
    }
}
