package pitwall.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.client.ServerTrust;
import pitwall.views.ports.Connection;
import pitwall.views.ports.TestedStep;
import pitwall.views.ports.TestedStep.Result;
import pitwall.views.ports.TestedStep.Step;

/// Tries an address step by step, so that a person sees where it ends: name, machine, certificate, server, readiness.
/// Blocks; every step has a time limit.
final class ConnectionProbe {
    private static final Logger log = LoggerFactory.getLogger(ConnectionProbe.class);
    private static final Duration LIMIT = Duration.ofSeconds(4);

    private final Connection connection;
    private final Optional<Path> authorities;
    private final Consumer<TestedStep> progress;
    private final List<TestedStep> done = new ArrayList<>();
    private boolean failed;

    /// @param authorities a file with further certificates that are believed
    ConnectionProbe(Connection connection, Optional<Path> authorities, Consumer<TestedStep> progress) {
        this.connection = connection;
        this.authorities = authorities;
        this.progress = progress;
    }

    List<TestedStep> run() {
        for (Step step : Step.values()) {
            TestedStep tested = failed ? new TestedStep(step, Result.SKIPPED, null) : attempt(step);
            failed |= tested.result() == Result.FAILED;
            done.add(tested);
            progress.accept(tested);
        }
        return List.copyOf(done);
    }

    private TestedStep attempt(Step step) {
        try {
            return switch (step) {
                case FIND -> find();
                case REACH -> reach();
                case TRUST -> trust();
                case SPEAK -> speak();
                case READY -> ready();
            };
        } catch (IOException e) {
            log.debug("step {} failed", step, e);
            return new TestedStep(step, Result.FAILED, null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new TestedStep(step, Result.FAILED, null);
        }
    }

    private TestedStep find() throws UnknownHostException {
        if (WayOut.isLed(connection.server())) {
            // The proxy looks the name up.
            return new TestedStep(Step.FIND, Result.SKIPPED, null);
        }
        return new TestedStep(
                Step.FIND, Result.PASSED, InetAddress.getByName(host()).getHostAddress());
    }

    private TestedStep reach() throws IOException {
        try (Socket socket = WayOut.open(connection.server(), LIMIT)) {
            log.debug("reached by {}", socket);
            return new TestedStep(Step.REACH, Result.PASSED, host() + ":" + port());
        }
    }

    private TestedStep trust() throws IOException {
        if (!"https".equals(connection.server().getScheme())) {
            return new TestedStep(Step.TRUST, Result.SKIPPED, null);
        }
        ServerTrust trust = PinnedTrust.of(connection.fingerprint(), authorities);
        @Nullable String shown = PinnedTrust.shownBy(connection.server()).orElse(null);
        try (Socket way = WayOut.open(connection.server(), LIMIT);
                SSLSocket socket =
                        (SSLSocket) trust.context().getSocketFactory().createSocket(way, host(), port(), true)) {
            var parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return new TestedStep(Step.TRUST, Result.PASSED, shown);
        } catch (SSLException e) {
            log.debug("the certificate is not trusted", e);
            return new TestedStep(Step.TRUST, Result.FAILED, shown);
        }
    }

    /// A fleet server refuses a call without a token with a problem of ours.
    private TestedStep speak() throws IOException, InterruptedException {
        HttpResponse<String> answer = get("/api/v1/me");
        boolean ours = answer.statusCode() == 401 && answer.body().contains("UNAUTHORIZED");
        return new TestedStep(Step.SPEAK, ours ? Result.PASSED : Result.FAILED, null);
    }

    private TestedStep ready() throws IOException, InterruptedException {
        int status = get("/readyz").statusCode();
        return new TestedStep(Step.READY, status == 200 ? Result.PASSED : Result.FAILED, null);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        SSLContext context =
                PinnedTrust.of(connection.fingerprint(), authorities).context();
        try (HttpClient http = HttpClient.newBuilder()
                .connectTimeout(LIMIT)
                .sslContext(context)
                .sslParameters(context.getDefaultSSLParameters())
                .build()) {
            URI address = connection.server().resolve(path);
            return http.send(
                    HttpRequest.newBuilder(address).timeout(LIMIT).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private String host() {
        return String.valueOf(connection.server().getHost());
    }

    private int port() {
        return PinnedTrust.port(connection.server());
    }
}
