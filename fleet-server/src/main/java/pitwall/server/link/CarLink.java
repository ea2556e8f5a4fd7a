package pitwall.server.link;

import io.github.bucket4j.Bucket;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.fleet.CarId;
import pitwall.protocol.BadFrameException;
import pitwall.protocol.CarFrame;
import pitwall.protocol.CarServerFrame;
import pitwall.protocol.CarServerFrame.Range;
import pitwall.protocol.Envelope;
import pitwall.protocol.Protocol;
import pitwall.server.registry.CarRules;

/// One connection of one car. Frames come in one at a time on a thread of the socket; answers of the writer
/// come on its thread.
public final class CarLink {
    private static final Logger LOG = LoggerFactory.getLogger(CarLink.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9_]{0,63}");
    private static final int MAX_LINES = 100;

    private final CarLinks links;
    private final CarId car;
    private final LinkSocket socket;
    private final String nonce;
    private final long openedAt = System.nanoTime();
    private final Bucket allowance = Bucket.builder()
            .addLimit(limit -> limit.capacity(100).refillGreedy(20, Duration.ofSeconds(1)))
            .build();
    private long sent;
    private volatile Stage stage = Stage.CHALLENGED;
    private volatile long boot;

    private enum Stage {
        CHALLENGED,
        GREETED,
        SPEAKING,
        ENDED
    }

    CarLink(CarLinks links, CarId car, LinkSocket socket) {
        this.links = links;
        this.car = car;
        this.socket = socket;
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        this.nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    CarId car() {
        return car;
    }

    long openedAt() {
        return openedAt;
    }

    void challenge() {
        send(new CarServerFrame.Challenge(nonce));
    }

    /// A text message arrived. Waits while the writer's queue is full.
    public void onText(String text) {
        if (stage == Stage.ENDED) {
            return;
        }
        if (!allowance.tryConsume(1)) {
            end("TOO_FAST", "More than 20 frames a second.", Protocol.CLOSE_TOO_FAST);
            return;
        }
        links.heard();
        try {
            take(links.intake.clean(links.codec.readCar(text).frame()));
        } catch (BadFrameException e) {
            boolean version = e.code() == BadFrameException.Code.WRONG_VERSION;
            end(e.code().name(), e.sentence(), version ? Protocol.CLOSE_VERSION : Protocol.CLOSE_BAD_FRAME);
        }
    }

    /// The connection is gone.
    public void onClose() {
        stage = Stage.ENDED;
        links.closed(this);
    }

    private void take(CarFrame frame) throws BadFrameException {
        switch (frame) {
            case CarFrame.Hello hello -> hello(hello);
            case CarFrame.State state -> {
                check(state.condition());
                report(state.seq(), state);
            }
            case CarFrame.Event event -> {
                require(KIND.matcher(event.kind()).matches(), "An event's kind must match [a-z][a-z0-9_]{0,63}.");
                report(event.seq(), event);
            }
            case CarFrame.Log log -> {
                require(log.lines().size() <= MAX_LINES, "At most 100 lines a frame.");
                logged(log);
            }
        }
    }

    private void hello(CarFrame.Hello hello) throws BadFrameException {
        require(stage == Stage.CHALLENGED, "A car says hello once.");
        require(hello.boot() >= 1, "Boots count from 1.");
        if (!hello.car().equals(car) || !Proof.holds(hello, nonce)) {
            end("IDENTITY", "The signature does not prove this car.", Protocol.CLOSE_IDENTITY);
            return;
        }
        stage = Stage.GREETED;
        boot = hello.boot();
        CompletableFuture<?> unused = links.writer
                .submit(draft -> links.desk.greet(draft, hello))
                .whenComplete((greeting, failure) -> {
                    if (failure != null) {
                        unavailable();
                        return;
                    }
                    switch (greeting) {
                        case Greeting.Welcome(long lastSeq, var missing) -> accepted(lastSeq, missing);
                        case Greeting.Refused(String code, String message, int closeCode) ->
                            end(code, message, closeCode);
                    }
                });
    }

    private void accepted(long lastSeq, List<Range> missing) {
        if (stage != Stage.GREETED) {
            return;
        }
        stage = Stage.SPEAKING;
        links.claim(this);
        send(new CarServerFrame.Accepted(now(), links.heartbeat, lastSeq, missing));
        links.listener().greeting(car).forEach(this::send);
    }

    /// Tells the car something if it was let in.
    void tell(CarServerFrame frame) {
        if (stage == Stage.SPEAKING) {
            send(frame);
        }
    }

    private void report(long seq, CarFrame frame) throws BadFrameException {
        require(stage == Stage.SPEAKING, "Wait until the hello is accepted.");
        require(seq >= 1, "Sequences count from 1.");
        if (!links.isCurrent(this)) {
            stored(frame);
            return;
        }
        CompletableFuture<?> unused = links.writer
                .submit(draft -> links.report.take(draft, car, boot, seq, frame))
                .whenComplete((receipt, failure) -> {
                    stored(frame);
                    if (failure != null) {
                        unavailable();
                        return;
                    }
                    switch (receipt) {
                        case Receipt.OnDisk(long onDisk, var missing) -> send(new CarServerFrame.Ack(onDisk, missing));
                        case Receipt.Taken() -> {}
                        case Receipt.Gone() -> end("GONE", "The car was removed.", Protocol.CLOSE_IDENTITY);
                        case Receipt.Fenced() ->
                            end("FENCED", "A newer run of this car's agent was here.", Protocol.CLOSE_FENCED);
                    }
                });
    }

    /// Lines of this frame do not wait for the disk any more.
    private void stored(CarFrame frame) {
        if (frame instanceof CarFrame.Log log) {
            links.gate.stored(log.lines().size());
        }
    }

    private void logged(CarFrame.Log log) throws BadFrameException {
        require(stage == Stage.SPEAKING, "Wait until the hello is accepted.");
        CarFrame.Log admitted = links.gate.admit(car, log);
        try {
            report(log.seq(), admitted);
        } catch (BadFrameException e) {
            links.gate.stored(admitted.lines().size());
            throw e;
        }
    }

    private static void check(CarFrame.Condition condition) throws BadFrameException {
        String version = condition.actualVersion();
        require(version == null || CarRules.isVersion(version), "The actual version is not a version.");
    }

    private static void require(boolean holds, String otherwise) throws BadFrameException {
        if (!holds) {
            throw new BadFrameException(BadFrameException.Code.BAD_VALUE, otherwise);
        }
    }

    private void unavailable() {
        leave(Protocol.CLOSE_TOO_SLOW, "not stored, come back later");
    }

    /// Says why and closes.
    void end(String code, String message, int closeCode) {
        if (stage == Stage.ENDED) {
            return;
        }
        links.refused(code);
        String correlation = UUID.randomUUID().toString();
        LOG.debug("Link of car {} refused: {} {} [{}]", car, code, message, correlation);
        send(new CarServerFrame.Refusal(code, message, correlation));
        leave(closeCode, code);
    }

    /// Whether it has not said hello.
    boolean isSpeechless() {
        return stage == Stage.CHALLENGED;
    }

    boolean isOver() {
        return stage == Stage.ENDED;
    }

    void leave(int closeCode, String reason) {
        stage = Stage.ENDED;
        socket.close(closeCode, reason);
    }

    private synchronized void send(CarServerFrame frame) {
        sent++;
        socket.send(links.codec.encode(new Envelope<>(sent, now(), null, frame)));
    }

    private Instant now() {
        return links.clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
