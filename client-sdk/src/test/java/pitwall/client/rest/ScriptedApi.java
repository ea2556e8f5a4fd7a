package pitwall.client.rest;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.jspecify.annotations.Nullable;
import pitwall.client.OsTrust;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;
import pitwall.protocol.Json;
import pitwall.protocol.rest.ApiEnvelope;
import pitwall.protocol.rest.Problem;
import pitwall.protocol.rest.Tokens;

/// A server that answers each call with the next line of a script, on a free port of loopback. Whatever it is asked is
/// held against the contract; what broke it is said when it is closed.
final class ScriptedApi implements AutoCloseable {
    /// What to answer.
    interface Line {
        void answer(Context context) throws Exception;
    }

    /// What was asked.
    record Asked(
            String method,
            String path,
            String body,
            @Nullable String authorization,
            @Nullable String key,
            @Nullable String correlation,
            @Nullable String ifMatch,
            @Nullable String client) {}

    private final Javalin javalin;
    private final Deque<Line> script = new ArrayDeque<>();
    private final List<Asked> asked = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();

    ScriptedApi() {
        javalin = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.routes.post("/*", this::answer);
                    config.routes.patch("/*", this::answer);
                    config.routes.delete("/*", this::answer);
                    config.routes.get("/*", this::answer);
                })
                .start("127.0.0.1", 0);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + javalin.port());
    }

    ServerConnection connection() throws GeneralSecurityException, IOException {
        return new ServerConnection(uri(), OsTrust.with(Optional.empty()));
    }

    ScriptedApi then(Line line) {
        lock.lock();
        try {
            script.add(line);
            return this;
        } finally {
            lock.unlock();
        }
    }

    List<Asked> asked() {
        lock.lock();
        try {
            return List.copyOf(asked);
        } finally {
            lock.unlock();
        }
    }

    static Line tokens(String name, Instant accessUntil) {
        return tokens(name, accessUntil, "anna");
    }

    static Line tokens(String name, Instant accessUntil, String user) {
        Tokens tokens = new Tokens(
                "access-" + name,
                accessUntil,
                "refresh-" + name,
                accessUntil.plus(Duration.ofDays(30)),
                user,
                Role.OPERATOR,
                Role.OPERATOR.capabilities(),
                Scope.ALL);
        return json(200, new ApiEnvelope<>(tokens, Map.of(), accessUntil));
    }

    static Line problem(int status, String code) {
        return json(status, new Problem("/problems/x", "No", status, code, "It cannot be done.", "corr-1", null));
    }

    static Line status(int status) {
        return context -> context.status(status);
    }

    /// Takes the request and ends the connection without an answer.
    static Line silence() {
        return context -> {
            var endPoint = ServletContextRequest.getServletContextRequest(context.req())
                    .getConnectionMetaData()
                    .getConnection()
                    .getEndPoint();
            endPoint.close();
        };
    }

    @Override
    public void close() {
        javalin.stop();
        if (!faults.isEmpty()) {
            throw new AssertionError("the contract does not know what was asked: " + faults);
        }
    }

    private static Line json(int status, Object body) {
        return context -> context.status(status)
                .contentType("application/json")
                .result(Json.strict().writeValueAsString(body));
    }

    private void answer(Context context) throws Exception {
        Line line;
        lock.lock();
        try {
            asked.add(new Asked(
                    context.method().name(),
                    context.path(),
                    context.body(),
                    context.header("Authorization"),
                    context.header("Idempotency-Key"),
                    context.header("X-Correlation-Id"),
                    context.header("If-Match"),
                    context.header("Pitwall-Client")));
            faults.addAll(RestContract.faults(
                    context.method().name(),
                    context.path(),
                    context.queryParamMap().keySet(),
                    context.body()));
            line = script.isEmpty() ? status(599) : script.remove();
        } finally {
            lock.unlock();
        }
        line.answer(context);
    }
}
