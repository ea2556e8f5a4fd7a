package pitwall.client;

import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.DeploymentException;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.glassfish.tyrus.client.ClientManager;
import org.glassfish.tyrus.client.ClientProperties;
import org.glassfish.tyrus.client.SslEngineConfigurator;
import org.glassfish.tyrus.client.ThreadPoolConfig;
import org.glassfish.tyrus.client.auth.AuthenticationException;
import org.glassfish.tyrus.client.exception.DeploymentHandshakeException;
import org.glassfish.tyrus.container.grizzly.client.GrizzlyClientProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.client.AccessTokens.Access;
import pitwall.client.Freshness.Trouble;
import pitwall.protocol.ClientFrame;
import pitwall.protocol.Envelope;
import pitwall.protocol.FrameCodec;
import pitwall.protocol.Protocol;

/// Messages of a real server, over a WebSocket. Connecting happens on a virtual thread, receiving on threads
/// of Tyrus, which do nothing but stamp the arrival and hand over.
public final class LiveSource implements EventSource {
    private static final Logger LOG = LoggerFactory.getLogger(LiveSource.class);
    /// Room for the header of the largest frame.
    private static final int INCOMING_BUFFER = Protocol.MAX_SERVER_FRAME + 64;
    private static final int HANDSHAKE_MILLIS = 5_000;
    /// Tyrus takes no smaller limit; its pools stay at their core size all the same.
    private static final int LEAST_MAX_POOL = 3;
    private static final int UNAUTHORIZED = 401;
    private static final int UPGRADE_REQUIRED = 426;

    private final URI stream;
    private final AccessTokens tokens;
    private final InstantSource clock;
    /// Made with the first connection: a console that starts without a network shows its cache first.
    private final Deferred<ClientManager> client;
    private final FrameCodec codec = new FrameCodec();
    private @Nullable LiveConnection current;

    /// @param server base address, `http` or `https`
    /// @param trust whose certificates are believed; see [OsTrust]
    public LiveSource(URI server, AccessTokens tokens, ServerTrust trust, InstantSource clock) {
        this(server, tokens, () -> trust, clock);
    }

    /// @param server base address, `http` or `https`
    /// @param trust asked for with the first connection, if the address is `https`
    public LiveSource(URI server, AccessTokens tokens, Supplier<ServerTrust> trust, InstantSource clock) {
        this.stream = streamOf(server);
        this.tokens = tokens;
        this.clock = clock;
        this.client = new Deferred<>(() -> client("wss".equals(stream.getScheme()), trust));
    }

    @Override
    public void open(long connection, Consumer<LinkEvent> events) {
        close();
        LiveConnection opening = new LiveConnection(connection, events, clock);
        current = opening;
        Thread.ofVirtual().name("pitwall-connect").start(() -> connect(opening));
    }

    @Override
    public void send(Envelope<ClientFrame> message) {
        if (current != null) {
            current.send(codec.encode(message));
        }
    }

    @Override
    public void close() {
        if (current != null) {
            current.abandon();
            current = null;
        }
    }

    private void connect(LiveConnection connection) {
        Access access = tokens.current();
        try {
            attempt(connection, access);
        } catch (DeploymentException e) {
            if (access instanceof Access.Granted(String refused) && isUnauthorized(e)) {
                connectAgain(connection, tokens.renewed(refused));
            } else {
                connection.failed(troubleOf(e));
            }
        } catch (IOException e) {
            connection.failed(troubleOf(e));
        }
    }

    private void connectAgain(LiveConnection connection, Access access) {
        try {
            attempt(connection, access);
        } catch (DeploymentException e) {
            connection.failed(isUnauthorized(e) ? Trouble.SIGN_IN_NEEDED : troubleOf(e));
        } catch (IOException e) {
            connection.failed(troubleOf(e));
        }
    }

    private void attempt(LiveConnection connection, Access access) throws DeploymentException, IOException {
        switch (access) {
            case Access.Granted(String token) -> client.get().connectToServer(connection, request(token), stream);
            case Access.SignInNeeded() -> connection.failed(Trouble.SIGN_IN_NEEDED);
            case Access.Unreachable() -> connection.failed(Trouble.UNREACHABLE);
        }
    }

    private static ClientEndpointConfig request(String token) {
        ClientEndpointConfig.Configurator authorization = new ClientEndpointConfig.Configurator() {
            @Override
            public void beforeRequest(Map<String, List<String>> headers) {
                headers.put("Authorization", List.of("Bearer " + token));
            }
        };
        return ClientEndpointConfig.Builder.create()
                .configurator(authorization)
                .preferredSubprotocols(List.of(Protocol.SUBPROTOCOL))
                .build();
    }

    private static ClientManager client(boolean secure, Supplier<ServerTrust> trust) {
        ClientManager client = ClientManager.createClient();
        client.setDefaultMaxTextMessageBufferSize(Protocol.MAX_SERVER_FRAME);
        Map<String, Object> properties = client.getProperties();
        properties.put(ClientProperties.INCOMING_BUFFER_SIZE, INCOMING_BUFFER);
        properties.put(ClientProperties.HANDSHAKE_TIMEOUT, HANDSHAKE_MILLIS);
        properties.put(ClientProperties.REDIRECT_ENABLED, false);
        if (secure) {
            // Where this is set, the client speaks TLS whatever the address says.
            properties.put(
                    ClientProperties.SSL_ENGINE_CONFIGURATOR,
                    new SslEngineConfigurator(trust.get().context(), true, false, false));
        }
        properties.put(GrizzlyClientProperties.SELECTOR_THREAD_POOL_CONFIG, threads("pitwall-link-select", 1));
        properties.put(GrizzlyClientProperties.WORKER_THREAD_POOL_CONFIG, threads("pitwall-link", 2));
        return client;
    }

    private static ThreadPoolConfig threads(String name, int count) {
        return ThreadPoolConfig.defaultConfig()
                .setPoolName(name)
                .setDaemon(true)
                .setCorePoolSize(count)
                .setMaxPoolSize(Math.max(LEAST_MAX_POOL, count))
                .setKeepAliveTime(10, TimeUnit.SECONDS);
    }

    private static boolean isUnauthorized(DeploymentException e) {
        return e.getCause() instanceof AuthenticationException
                || e instanceof DeploymentHandshakeException refused && refused.getHttpStatusCode() == UNAUTHORIZED;
    }

    private static Trouble troubleOf(Exception e) {
        LOG.debug("Connecting failed", e);
        if (e instanceof DeploymentHandshakeException refused && refused.getHttpStatusCode() == UPGRADE_REQUIRED) {
            return Trouble.INCOMPATIBLE;
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return Trouble.UNTRUSTED;
            }
        }
        return Trouble.UNREACHABLE;
    }

    private static URI streamOf(URI server) {
        String scheme = "https".equals(server.getScheme()) ? "wss" : "ws";
        String path = server.getPath() == null ? "" : server.getPath().replaceAll("/+$", "");
        return URI.create(scheme + "://" + server.getRawAuthority() + path + "/api/v1/stream");
    }
}
