package pitwall.server.http;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.exception.CloseException;
import pitwall.protocol.Protocol;

/// Counts every WebSocket frame of one connection before anybody looks at it, also those that never become a message:
/// pings, pongs, and pieces of a message that does not end. Jetty bounds the bytes of a message, but pieces may be
/// empty, and it answers every ping. Called by one thread at a time.
///
/// The limits leave room for whoever cuts the messages that are allowed (20 a second, 64 KiB) into pieces of 16 KiB.
final class FrameLimits implements FrameHandler {
    private static final int TOO_LARGE = 1009;
    private static final int MOST_PIECES = 128;
    private static final int BURST = 600;
    private static final int PER_SECOND = 120;

    private final FrameHandler handler;
    private final Bucket allowance = Bucket.builder()
            .addLimit(limit -> limit.capacity(BURST).refillGreedy(PER_SECOND, Duration.ofSeconds(1)))
            .build();
    private int pieces;

    /// @param handler whom the frames are for
    FrameLimits(FrameHandler handler) {
        this.handler = handler;
    }

    @Override
    public void onOpen(CoreSession session, Callback callback) {
        handler.onOpen(session, callback);
    }

    @Override
    public void onFrame(Frame frame, Callback callback) {
        if (!frame.isControlFrame()) {
            pieces = frame.isFin() ? 0 : pieces + 1;
        }
        if (pieces > MOST_PIECES) {
            callback.failed(new CloseException(TOO_LARGE, "more than " + MOST_PIECES + " pieces"));
        } else if (allowance.tryConsume(1)) {
            handler.onFrame(frame, callback);
        } else {
            callback.failed(new CloseException(Protocol.CLOSE_TOO_FAST, "TOO_FAST"));
        }
    }

    @Override
    public void onError(Throwable cause, Callback callback) {
        handler.onError(cause, callback);
    }

    @Override
    public void onClosed(CloseStatus status, Callback callback) {
        handler.onClosed(status, callback);
    }
}
