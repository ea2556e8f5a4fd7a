package pitwall.server.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.Json;
import pitwall.server.integration.symphony.SymphonySettings;

/// The routes of an Eclipse Symphony that are about targets, on the loopback over real HTTP.
public final class LocalSymphony implements AutoCloseable {
    public static final String USER = "pitwall";
    public static final String PASSWORD = "a password of symphony";

    private static final ObjectMapper JSON = Json.tolerant();
    private static final String BASE = "/v1alpha2/";
    private static final String REGISTRY = BASE + "targets/registry/";

    private final Map<String, JsonNode> targets = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final AtomicInteger signIns = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile CountDownLatch held = new CountDownLatch(0);
    private volatile int fault;
    private volatile String token = "";
    private volatile String nonsense = "";
    private @Nullable HttpServer http;
    private final int port;

    public LocalSymphony() {
        port = open(0);
    }

    private int open(int wanted) {
        try {
            HttpServer opened = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 0);
            opened.setExecutor(threads);
            opened.createContext(BASE + "users/auth", this::signIn);
            opened.createContext(REGISTRY, this::registry);
            opened.start();
            http = opened;
            return opened.getAddress().getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// How a server finds it: impatient, and soon back after a failure.
    public SymphonySettings settings() {
        return new SymphonySettings(
                URI.create("http://127.0.0.1:" + port + BASE),
                USER,
                PASSWORD,
                SymphonySettings.DEFAULT_NAMESPACE,
                new SymphonySettings.Pace(Duration.ofSeconds(2), Duration.ofMillis(20), Duration.ofMillis(200)));
    }

    private void signIn(HttpExchange exchange) throws IOException {
        JsonNode who = JSON.readTree(exchange.getRequestBody());
        if (!who.path("username").asText().equals(USER)
                || !who.path("password").asText().equals(PASSWORD)) {
            answer(exchange, 401, "login failed");
            return;
        }
        if (!nonsense.isEmpty()) {
            answer(exchange, 200, nonsense);
            return;
        }
        token = "token." + signIns.incrementAndGet();
        answer(exchange, 200, Json.text(Map.of("accessToken", token, "tokenType", "Bearer", "username", USER)));
    }

    private void registry(HttpExchange exchange) throws IOException {
        String name = exchange.getRequestURI().getPath().substring(REGISTRY.length());
        byte[] body = exchange.getRequestBody().readAllBytes();
        requests.add(exchange.getRequestMethod() + " " + name + " "
                + exchange.getRequestURI().getQuery());
        String bearer = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        if (token.isEmpty() || !bearer.equals("Bearer " + token)) {
            answer(exchange, 401, "no token");
        } else if (fault != 0) {
            answer(exchange, fault, "{\"result\":\"" + fault + " - out of order\"}");
        } else if (refused.contains(name)) {
            answer(exchange, 400, "not this one");
        } else if (exchange.getRequestMethod().equals("POST")) {
            targets.put(name, JSON.readTree(body));
            answer(exchange, 200, "");
        } else {
            answer(exchange, targets.remove(name) == null ? 404 : 200, "");
        }
    }

    private void answer(HttpExchange exchange, int status, String text) throws IOException {
        try {
            boolean unused = held.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /// Is not there from now on.
    public void goAway() {
        HttpServer open = http;
        if (open != null) {
            open.stop(0);
            http = null;
        }
    }

    /// Is there again, with all it had.
    public void comeBack() {
        int unused = open(port);
    }

    /// Answers every question about targets with this status; 0 as it should.
    public void failWith(int status) {
        fault = status;
    }

    /// Does not take this target, whatever it is told.
    public void refuse(String name) {
        refused.add(name);
    }

    /// Takes every target.
    public void refuseNothing() {
        refused.clear();
    }

    /// Does what it is told and keeps its answers to itself.
    public void hold() {
        held = new CountDownLatch(1);
    }

    /// Gives the answers that were held, and all later ones.
    public void release() {
        held.countDown();
    }

    /// Knows none of the tokens it gave any more.
    public void forgetTokens() {
        token = "";
    }

    /// Answers whoever signs in with this instead of a token; empty with one.
    public void answerSignInsWith(String text) {
        nonsense = text;
    }

    public Optional<JsonNode> target(String name) {
        return Optional.ofNullable(targets.get(name));
    }

    public Set<String> names() {
        return Set.copyOf(targets.keySet());
    }

    /// What it was asked about targets: method, name and query.
    public List<String> requests() {
        return List.copyOf(requests);
    }

    public int signIns() {
        return signIns.get();
    }

    @Override
    public void close() {
        release();
        goAway();
        threads.close();
    }
}
