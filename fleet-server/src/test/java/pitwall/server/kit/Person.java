package pitwall.server.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;
import pitwall.protocol.Json;
import pitwall.protocol.rest.SignIn;
import pitwall.protocol.rest.Tokens;

/// Somebody who talks REST with a server. Every answer is held against the contract, and every request that was taken.
public final class Person {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = Json.tolerant();

    private final URI server;
    private final @Nullable Tokens tokens;

    private Person(URI server, @Nullable Tokens tokens) {
        this.server = server;
        this.tokens = tokens;
    }

    public static Person stranger(URI server) {
        return new Person(server, null);
    }

    /// Somebody with an access token from elsewhere.
    public static Person bearing(URI server, String accessToken) {
        return new Person(
                server,
                new Tokens(accessToken, Instant.EPOCH, "", Instant.EPOCH, "", Role.VIEWER, Set.of(), Scope.ALL));
    }

    public Person signIn(String user, String password) {
        Reply reply = post("/api/v1/auth/sign-in", new SignIn(user, password));
        if (reply.status() != 200) {
            throw new AssertionError("sign-in failed: " + reply);
        }
        return new Person(server, reply.data(Tokens.class));
    }

    public Tokens tokens() {
        Tokens known = tokens;
        if (known == null) {
            throw new IllegalStateException("a stranger has no tokens");
        }
        return known;
    }

    public URI server() {
        return server;
    }

    public Reply get(String path, String... headers) {
        return send("GET", path, Optional.empty(), headers);
    }

    public Reply post(String path, Object body, String... headers) {
        return send("POST", path, Optional.of(json(body)), headers);
    }

    public Reply post(String path) {
        return send("POST", path, Optional.empty());
    }

    public Reply patch(String path, Object body, String... headers) {
        return send("PATCH", path, Optional.of(json(body)), headers);
    }

    public Reply delete(String path, String... headers) {
        return send("DELETE", path, Optional.empty(), headers);
    }

    /// Sends text as it is.
    public Reply send(String method, String path, Optional<String> body, String... headers) {
        return sendBytes(method, path, body.map(text -> text.getBytes(StandardCharsets.UTF_8)), headers);
    }

    public Reply sendBytes(String method, String path, Optional<byte[]> body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
                .method(
                        method,
                        body.map(HttpRequest.BodyPublishers::ofByteArray)
                                .orElseGet(HttpRequest.BodyPublishers::noBody));
        List<String> all = new ArrayList<>(List.of(headers));
        if (body.isPresent() && !all.contains("Content-Type")) {
            all.addAll(List.of("Content-Type", "application/json"));
        }
        Tokens known = tokens;
        if (known != null && !all.contains("Authorization")) {
            all.addAll(List.of("Authorization", "Bearer " + known.accessToken()));
        }
        if (!all.isEmpty()) {
            request.headers(all.toArray(String[]::new));
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            Reply reply = new Reply(response.statusCode(), response.headers(), response.body());
            Contract.checkAnswer(method, path, reply);
            if (response.statusCode() < 400) {
                RequestContract.check(method, path, all, body);
            }
            return reply;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String json(Object body) {
        try {
            return body instanceof String text ? text : JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static <T> T parse(String text, Class<T> type) {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not a " + type + ": " + text, e);
        }
    }

    /// An answer of the server.
    public record Reply(int status, HttpHeaders headers, String body) {
        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (JsonProcessingException e) {
                throw new AssertionError("not JSON: " + body, e);
            }
        }

        public JsonNode data() {
            return json().path("data");
        }

        public <T> T data(Class<T> type) {
            try {
                return JSON.treeToValue(data(), type);
            } catch (JsonProcessingException e) {
                throw new AssertionError("not a " + type + ": " + body, e);
            }
        }

        public String code() {
            return json().path("code").asText();
        }

        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }
    }
}
