package pitwall.server.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.ee10.servlet.SessionHandler;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.protocol.Protocol;

/// The network side of the server: one port for REST, consoles and cars.
public final class HttpFront implements AutoCloseable {
    /// A restart brings every car back within seconds; the system's default backlog would drop most of them.
    private static final int ACCEPT_QUEUE = 4096;

    private static final Logger LOG = LoggerFactory.getLogger(HttpFront.class);

    private static final Duration IDLE = Duration.ofSeconds(60);

    /// How long a stopping server waits for answers under way; a download is cut and goes on elsewhere.
    private static final Duration UNDER_WAY = Duration.ofSeconds(1);

    private final Javalin javalin;
    private final GracefulHandler requests;
    private final URI baseUri;

    private HttpFront(Javalin javalin, GracefulHandler requests, URI baseUri) {
        this.javalin = javalin;
        this.requests = requests;
        this.baseUri = baseUri;
    }

    /// Where to listen.
    ///
    /// @param port 0 for a free one
    /// @param publicUrl where others reach the server, if not there
    public record Address(String host, int port, Optional<TlsFiles> tls, Optional<URI> publicUrl) {}

    /// Listens and serves until closed.
    static HttpFront start(Address address, Map<ApiRoute, RouteHandler> handlers, Pipeline pipeline, Sockets sockets) {
        GracefulHandler requests = new GracefulHandler();
        Javalin javalin = Javalin.create(config -> {
            quiet(config);
            network(config, address);
            config.jetty.modifyServer(server -> server.insertHandler(requests));
            routes(config, handlers, pipeline);
            sockets.register(config);
        });
        javalin.start();
        String scheme = address.tls().isPresent() ? "https" : "http";
        String host = address.host().contains(":") ? "[" + address.host() + "]" : address.host();
        return new HttpFront(javalin, requests, URI.create(scheme + "://" + host + ":" + javalin.port()));
    }

    private static void quiet(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = Protocol.MAX_REST_BODY + 1L;
        config.concurrency.useVirtualThreads = true;
    }

    private static void network(JavalinConfig config, Address address) {
        config.jetty.modifyServer(server -> server.setErrorHandler(new ProblemErrors()));
        config.jetty.modifyServletContextHandler(handler -> {
            handler.setErrorHandler(new ProblemErrors());
            forgetSessions(handler.getSessionHandler());
            handler.addEventListener(new StrictFrames(handler));
        });
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setSendDateHeader(true);
            http.setRequestHeaderSize(16 * 1024);
        });
        config.jetty.addConnector((server, http) -> connector(server, http, address));
        config.jetty.modifyWebSocketServletFactory(factory -> {
            factory.setMaxTextMessageSize(Protocol.MAX_CLIENT_FRAME);
            factory.setMaxFrameSize(Protocol.MAX_CLIENT_FRAME);
            factory.setMaxBinaryMessageSize(1);
            factory.setIdleTimeout(IDLE);
        });
    }

    /// Javalin makes a servlet session for every upgrade. Nobody is told its id, so nobody can come back to it, and
    /// it must not outlive the upgrade: cars connect again for years.
    private static void forgetSessions(SessionHandler sessions) {
        sessions.setUsingCookies(false);
        sessions.setSessionIdPathParameterName("none");
        sessions.setMaxInactiveInterval(1);
    }

    private static Connector connector(Server server, HttpConfiguration http, Address address) {
        ServerConnector connector = address.tls()
                .map(files -> secure(server, http, files))
                .orElseGet(() -> new ServerConnector(server, new HttpConnectionFactory(http)));
        connector.setHost(address.host());
        connector.setPort(address.port());
        connector.setAcceptQueueSize(ACCEPT_QUEUE);
        connector.setIdleTimeout(IDLE.toMillis());
        return connector;
    }

    private static ServerConnector secure(Server server, HttpConfiguration http, TlsFiles files) {
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setKeyStore(files.keyStore());
        tls.setKeyStorePassword("");
        tls.setIncludeProtocols("TLSv1.3");
        SecureRequestCustomizer customizer = new SecureRequestCustomizer();
        customizer.setSniHostCheck(false);
        HttpConfiguration secured = new HttpConfiguration(http);
        secured.addCustomizer(customizer);
        return new ServerConnector(
                server,
                new SslConnectionFactory(tls, HttpVersion.HTTP_1_1.asString()),
                new HttpConnectionFactory(secured));
    }

    private static void routes(JavalinConfig config, Map<ApiRoute, RouteHandler> handlers, Pipeline pipeline) {
        handlers.forEach((route, handler) -> {
            for (String path : route.paths()) {
                config.routes.addHttpHandler(HandlerType.findOrCreate(route.method()), path, (Context context) -> {
                    Deprecation.of(route, path)
                            .map(better -> better.headers(context.pathParamMap()))
                            .ifPresent(headers -> headers.forEach(context::header));
                    pipeline.run(route, handler, context);
                });
            }
        });
        config.routes.exception(HttpResponseException.class, pipeline::fail);
        config.routes.exception(Exception.class, pipeline::fail);
    }

    /// Where the server can be reached from this machine, with the port it really has.
    public URI baseUri() {
        return baseUri;
    }

    /// Takes no further connection and no further request, and waits a moment until those under way are answered.
    /// Sockets stay open. Before [#close], or who comes in that moment may be left without an answer.
    public void finish() {
        stopListening(javalin.jettyServer().server());
        try {
            requests.shutdown().get(UNDER_WAY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("Not every request ended before the server: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Closing a port alone leaves a thread that was just then busy with a new connection to ask the closed port for
    /// the next one, without end and without pause: where two processors carry all virtual threads, nothing else gets
    /// on.
    static void stopListening(Server server) {
        for (Connector connector : server.getConnectors()) {
            if (connector instanceof AbstractConnector accepting) {
                // Whoever is connected is told to leave, and may be as quiet as before until then.
                accepting.setShutdownIdleTimeout(-1);
            }
            // Ends with the last connection: not waited for here.
            CompletableFuture<Void> unused = connector.shutdown();
        }
    }

    @Override
    public void close() {
        javalin.stop();
    }
}
