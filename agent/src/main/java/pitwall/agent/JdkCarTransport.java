package pitwall.agent;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.Protocol;

/// WebSockets of the JDK: one client, one selector and two small threads for any number of cars. Thread-safe.
public final class JdkCarTransport implements CarTransport, AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final int THREADS = 2;

    private final ExecutorService threads;
    private final HttpClient client;

    /// A transport that trusts whom the platform trusts.
    public JdkCarTransport() {
        this(null);
    }

    /// @param trust whom to trust over TLS; absent for the platform's choice
    public JdkCarTransport(@Nullable SSLContext trust) {
        threads = Executors.newFixedThreadPool(
                THREADS,
                Thread.ofPlatform().daemon().name("pitwall-car-socket-", 1).factory());
        HttpClient.Builder builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(threads);
        if (trust != null) {
            builder.sslContext(trust);
        }
        client = builder.build();
    }

    @Override
    public Session open(URI link, Listener listener) {
        JdkCarSession session = new JdkCarSession(listener);
        CompletableFuture<WebSocket> unused = client.newWebSocketBuilder()
                .subprotocols(Protocol.SUBPROTOCOL)
                .connectTimeout(CONNECT_TIMEOUT)
                .buildAsync(link, session)
                .whenComplete((socket, failure) -> {
                    if (failure != null) {
                        session.failed(failure);
                    }
                });
        return session;
    }

    /// Ends every connection.
    @Override
    public void close() {
        client.shutdownNow();
        threads.shutdown();
    }
}
