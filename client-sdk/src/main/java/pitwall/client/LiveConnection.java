package pitwall.client;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.client.Freshness.Trouble;
import pitwall.protocol.GoingAway;
import pitwall.protocol.Protocol;

/// One connection of a [LiveSource], from the attempt to the end. Thread-safe.
///
/// Tyrus reports an overflow or a broken line only through the close code, never as an error, so the code decides.
final class LiveConnection extends Endpoint {
    private static final Logger LOG = LoggerFactory.getLogger(LiveConnection.class);
    private static final long SEND_MILLIS = 5_000;

    private final long number;
    private final Consumer<LinkEvent> events;
    private final InstantSource clock;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile @Nullable Session session;

    LiveConnection(long number, Consumer<LinkEvent> events, InstantSource clock) {
        this.number = number;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void onOpen(Session opened, EndpointConfig config) {
        session = opened;
        if (over.get()) {
            hangUp(opened);
            return;
        }
        opened.getAsyncRemote().setSendTimeout(SEND_MILLIS);
        opened.addMessageHandler(String.class, this::received);
        events.accept(new LinkEvent.Opened(number));
    }

    @Override
    public void onClose(Session closed, CloseReason reason) {
        LOG.debug("Closed with {} {}", reason.getCloseCode().getCode(), reason.getReasonPhrase());
        int code = reason.getCloseCode().getCode();
        end(troubleOf(code), code == Protocol.CLOSE_GOING_AWAY ? pause(reason.getReasonPhrase()) : null);
    }

    @Override
    public void onError(Session broken, Throwable error) {
        LOG.debug("Error on connection {}", number, error);
    }

    void send(String text) {
        Session open = session;
        if (open == null || !open.isOpen()) {
            return;
        }
        try {
            open.getAsyncRemote().sendText(text, LiveConnection::sent);
        } catch (RuntimeException e) {
            // Tyrus throws a bare one where the socket has gone and nobody was told yet; the end follows.
            LOG.debug("Sending failed on connection {}", number, e);
        }
    }

    private static void sent(SendResult result) {
        if (!result.isOK()) {
            LOG.debug("Sending failed", result.getException());
        }
    }

    /// The connection is over, or never came to be. Said once.
    void failed(Trouble trouble) {
        end(trouble, null);
    }

    private void end(Trouble trouble, @Nullable Duration comeBack) {
        if (over.compareAndSet(false, true)) {
            events.accept(new LinkEvent.Ended(number, trouble, comeBack));
        }
    }

    private static @Nullable Duration pause(@Nullable String reason) {
        return reason == null
                ? null
                : GoingAway.read(reason).map(GoingAway::comeBack).orElse(null);
    }

    /// Ends the connection without another word to the consumer. A dead peer must not hold the caller.
    void abandon() {
        over.set(true);
        Session open = session;
        if (open != null) {
            Thread.ofVirtual().name("pitwall-hang-up").start(() -> hangUp(open));
        }
    }

    private void received(String text) {
        if (!over.get()) {
            events.accept(new LinkEvent.Arrived(number, clock.instant(), text));
        }
    }

    private static void hangUp(Session open) {
        try {
            open.close(new CloseReason(CloseReason.CloseCodes.NORMAL_CLOSURE, ""));
        } catch (IOException | IllegalStateException e) {
            LOG.debug("Hanging up failed", e);
        }
    }

    private static Trouble troubleOf(int code) {
        return code == Protocol.CLOSE_VERSION ? Trouble.INCOMPATIBLE : Trouble.NONE;
    }
}
