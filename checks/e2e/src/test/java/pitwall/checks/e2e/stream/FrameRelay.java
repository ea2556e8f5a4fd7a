package pitwall.checks.e2e.stream;

import io.javalin.Javalin;
import io.javalin.websocket.WsContext;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.Protocol;

/// Stands between consoles and the server and spoils whole messages, which no network below can do: loses them,
/// sends them twice, or one before the other. Thread-safe.
final class FrameRelay implements AutoCloseable {
    private static final String STREAM = "/api/v1/stream";

    private final URI upstream;
    private final RandomGenerator random;
    private final ReentrantLock chance = new ReentrantLock();
    private final Javalin javalin;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, Line> lines = new ConcurrentHashMap<>();
    private final AtomicLong spoilt = new AtomicLong();
    private volatile int percent;

    /// @param server base address of the real server
    FrameRelay(URI server, RandomGenerator random) {
        this.upstream = URI.create("ws://" + server.getAuthority() + STREAM);
        this.random = random;
        javalin = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.routes.wsBeforeUpgrade(
                            STREAM,
                            context -> context.attribute(
                                    "authorization", String.valueOf(context.header("Authorization"))));
                    config.routes.ws(STREAM, ws -> {
                        ws.onConnect(context -> lines.put(context.sessionId(), new Line(context)));
                        ws.onMessage(context -> line(context).ifPresent(line -> line.say(context.message())));
                        ws.onClose(context -> line(context).ifPresent(Line::hangUp));
                    });
                })
                .start("127.0.0.1", 0);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + javalin.port());
    }

    /// How many of a hundred messages are spoilt from now on.
    void spoil(int ofHundred) {
        percent = ofHundred;
    }

    /// Messages lost, doubled or turned around so far.
    long spoilt() {
        return spoilt.get();
    }

    @Override
    public void close() {
        lines.values().forEach(Line::hangUp);
        javalin.stop();
        client.shutdownNow();
    }

    private Optional<Line> line(WsContext context) {
        return Optional.ofNullable(lines.get(context.sessionId()));
    }

    private int draw(int bound) {
        chance.lock();
        try {
            return random.nextInt(bound);
        } finally {
            chance.unlock();
        }
    }

    /// One console and its connection to the server.
    private final class Line implements WebSocket.Listener {
        private final WsContext console;
        private final CompletableFuture<WebSocket> server;
        private final StringBuilder partial = new StringBuilder();
        private CompletableFuture<?> said = CompletableFuture.completedFuture(null);
        private @Nullable String heldBack;

        Line(WsContext console) {
            this.console = console;
            this.server = client.newWebSocketBuilder()
                    .header("Authorization", String.valueOf(console.<Object>attribute("authorization")))
                    .subprotocols(Protocol.SUBPROTOCOL)
                    .buildAsync(upstream, this);
            server.whenComplete((socket, failure) -> {
                if (failure != null) {
                    console.session.disconnect();
                }
            });
        }

        /// From the console to the server, unspoilt.
        void say(String text) {
            said = said.thenCombine(server, (before, socket) -> socket)
                    .thenCompose(socket -> socket.sendText(text, true));
        }

        void hangUp() {
            server.thenAccept(WebSocket::abort);
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                String text = partial.toString();
                partial.setLength(0);
                pass(text);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            console.session.disconnect();
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            console.session.disconnect();
        }

        private void pass(String text) {
            if (draw(100) >= percent) {
                send(text);
                return;
            }
            spoilt.incrementAndGet();
            switch (draw(3)) {
                case 0 -> {
                    send(text);
                    send(text);
                }
                case 1 -> heldBack = text;
                default -> {}
            }
        }

        private void send(String text) {
            String late = heldBack;
            heldBack = null;
            if (console.session.isOpen()) {
                console.send(text);
                if (late != null) {
                    console.send(late);
                }
            }
        }
    }
}
