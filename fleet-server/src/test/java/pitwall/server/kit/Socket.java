package pitwall.server.kit;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.Protocol;

/// A WebSocket that keeps what it receives. Every frame is held against the contract.
final class Socket implements WebSocket.Listener {
    private static final int PATIENCE_SECONDS = 10;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /// No message: what is read after the last one.
    private static final String END = "";

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final List<String> all = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private volatile boolean reading = true;
    private volatile String closeReason = "";
    private final WebSocket socket;

    /// @param token absent where nobody is signed in
    Socket(URI server, String path, @Nullable String token) {
        WebSocket.Builder builder = HTTP.newWebSocketBuilder()
                .connectTimeout(Duration.ofSeconds(PATIENCE_SECONDS))
                .subprotocols(Protocol.SUBPROTOCOL);
        if (token != null) {
            builder.header("Authorization", "Bearer " + token);
        }
        URI uri = URI.create(server.toString().replaceFirst("^http", "ws") + path);
        try {
            socket = builder.buildAsync(uri, this)
                    .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                throw new Refused(refused.getResponse().statusCode());
            }
            throw e;
        }
    }

    /// The server answered the upgrade with an HTTP status.
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final int status;

        Refused(int status) {
            super("refused with " + status);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    /// Sends; what the server no longer wants to hear is dropped.
    void send(String text) {
        if (!socket.isOutputClosed()) {
            socket.sendText(text, true)
                    .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .exceptionally(failure -> socket)
                    .join();
        }
    }

    /// The next message; fails after ten seconds without one, and at once where the connection ended.
    String next() {
        try {
            String text = received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (text == null) {
                throw new AssertionError("nothing came within 10 s");
            }
            if (text.equals(END)) {
                received.add(END);
                throw new AssertionError("nothing came any more, closed " + closed.join());
            }
            Contract.checkFrame(text);
            return text;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    List<String> all() {
        return all;
    }

    int closeCode() {
        return closed.orTimeout(Duration.ofSeconds(10).toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    String closeReason() {
        return closeReason;
    }

    boolean isClosed() {
        return closed.isDone();
    }

    /// Leaves what comes in the network until [#goOn].
    void pause() {
        reading = false;
    }

    void goOn() {
        reading = true;
        socket.request(1);
    }

    String subprotocol() {
        return socket.getSubprotocol();
    }

    void close() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }

    void cut() {
        socket.abort();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            received.add(partial.toString());
            all.add(partial.toString());
            partial.setLength(0);
        }
        if (reading) {
            from.request(1);
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closeReason = reason;
        end(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        end(1006);
    }

    private void end(int code) {
        closed.complete(code);
        received.add(END);
    }
}
