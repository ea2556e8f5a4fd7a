package pitwall.client;

import io.javalin.Javalin;
import io.javalin.http.UnauthorizedResponse;
import io.javalin.websocket.WsContext;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/// The server's end of a stream on a free port of loopback, without a fleet: takes what comes and sends what a
/// test wants. Thread-safe.
final class StreamPeer implements AutoCloseable {
    private final Set<String> goodTokens;
    private final Javalin javalin;
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final List<String> offered = new CopyOnWriteArrayList<>();
    private final List<String> protocols = new CopyOnWriteArrayList<>();
    private final List<Integer> closes = new CopyOnWriteArrayList<>();
    private final AtomicReference<WsContext> open = new AtomicReference<>();

    StreamPeer(Set<String> goodTokens) {
        this.goodTokens = goodTokens;
        javalin = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.routes.wsBeforeUpgrade("/api/v1/stream", context -> {
                        String header = String.valueOf(context.header("Authorization"));
                        offered.add(header);
                        protocols.add(String.valueOf(context.header("Sec-WebSocket-Protocol")));
                        if (!this.goodTokens.contains(header)) {
                            throw new UnauthorizedResponse();
                        }
                    });
                    config.routes.ws("/api/v1/stream", ws -> {
                        ws.onConnect(open::set);
                        ws.onMessage(message -> received.add(message.message()));
                        ws.onClose(close -> closes.add(close.status()));
                    });
                })
                .start("127.0.0.1", 0);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    int port() {
        return javalin.port();
    }

    boolean isOpen() {
        return open.get() != null;
    }

    void send(String text) {
        open.get().send(text);
    }

    void close(int code) {
        close(code, "as the test wants");
    }

    void close(int code, String reason) {
        open.get().session.close(code, reason, org.eclipse.jetty.websocket.api.Callback.NOOP);
    }

    List<String> received() {
        return received;
    }

    /// Authorization headers of all attempts.
    List<String> offered() {
        return offered;
    }

    List<String> protocols() {
        return protocols;
    }

    List<Integer> closes() {
        return closes;
    }

    @Override
    public void close() {
        javalin.stop();
    }
}
