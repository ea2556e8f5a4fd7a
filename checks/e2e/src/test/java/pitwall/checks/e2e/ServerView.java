package pitwall.checks.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.Role;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.protocol.Json;
import pitwall.protocol.rest.CarUpdate;
import pitwall.protocol.rest.CreateUser;
import pitwall.protocol.rest.DesiredCar;
import pitwall.protocol.rest.PatchCar;
import pitwall.protocol.rest.SignIn;
import pitwall.server.FirstStartSecrets;
import pitwall.server.FleetServer;

/// What a server tells a person over REST. May be shared by threads.
final class ServerView implements AutoCloseable {
    private static final ObjectMapper JSON = Json.tolerant();
    private static final Duration RENEWED_AFTER = Duration.ofMinutes(5);
    private static final String PASSWORD = "correct horse battery staple";

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;
    private final SignIn who;
    private String token;
    private long signedInAt;

    /// Signs in at a server that has just been started for the first time.
    ServerView(FleetServer server) {
        this(
                server.baseUri(),
                server.firstStartSecrets()
                        .flatMap(FirstStartSecrets::adminPassword)
                        .orElseThrow());
    }

    /// @param password of the administrator that every server begins with
    ServerView(URI server, String password) {
        this(server, FirstStartSecrets.ADMIN, password);
    }

    private ServerView(URI server, String user, String password) {
        base = server;
        who = new SignIn(user, password);
        token = signedIn();
        signedInAt = System.nanoTime();
    }

    private String signedIn() {
        return call(HttpRequest.newBuilder(base.resolve("/api/v1/auth/sign-in"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(text(who))))
                .path("data")
                .path("accessToken")
                .asText();
    }

    /// What a sign-in gives is good for ten minutes, and a test may take longer on a busy machine.
    private synchronized String bearer() {
        if (System.nanoTime() - signedInAt > RENEWED_AFTER.toNanos()) {
            token = signedIn();
            signedInAt = System.nanoTime();
        }
        return token;
    }

    /// Another person, made and signed in.
    ServerView person(String name, Role role) {
        post("/api/v1/users", new CreateUser(name, PASSWORD, role, null));
        return new ServerView(base, name, PASSWORD);
    }

    Map<CarId, Car> cars() {
        Map<CarId, Car> cars = new LinkedHashMap<>();
        int pages = 1;
        for (int page = 1; page <= pages; page++) {
            JsonNode answer = get("/api/v1/cars?size=200&page=" + page);
            pages = answer.path("metadata").path("pages").asInt();
            for (JsonNode node : answer.path("data")) {
                Car car = JSON.convertValue(node, Car.class);
                cars.put(car.id(), car);
            }
        }
        return cars;
    }

    Car car(CarId id) {
        return JSON.convertValue(get("/api/v1/cars/" + id).path("data"), Car.class);
    }

    JsonNode timeline(CarId id) {
        return get("/api/v1/cars/" + id + "/timeline?limit=100").path("data");
    }

    JsonNode logs(CarId id) {
        return get("/api/v1/cars/" + id + "/logs?limit=100").path("data");
    }

    DesiredCar desired(CarId id) {
        return JSON.convertValue(get("/api/v1/cars/" + id + "/desired").path("data"), DesiredCar.class);
    }

    /// What is wanted of a car that something is wanted of.
    CarUpdate update(CarId id) {
        CarUpdate update = desired(id).update();
        if (update == null) {
            throw new AssertionError("nothing is wanted of " + id);
        }
        return update;
    }

    /// Asks for a rollout and has somebody else approve it.
    ///
    /// @return its id
    String launched(String plan, ServerView approver) {
        JsonNode draft = post("/api/v1/rollouts", plan);
        String path = "/api/v1/rollouts/" + draft.path("id").asText();
        JsonNode asked = post(path + "/start", "{}", "If-Match", tag(draft));
        String consent = "{\"planHash\": \"" + asked.path("planHash").asText() + "\"}";
        approver.post(path + "/approve", consent, "If-Match", tag(asked));
        return draft.path("id").asText();
    }

    private static String tag(JsonNode rollout) {
        return '"' + rollout.path("revision").asText() + '"';
    }

    RolloutStatus rolloutStatus(String rollout) {
        return RolloutStatus.valueOf(
                get("/api/v1/rollouts/" + rollout).at("/data/status").asText());
    }

    /// Posts and gives the answer's `data`.
    ///
    /// @param headers names and values by turns
    JsonNode post(String path, Object body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .header("Authorization", "Bearer " + bearer())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body instanceof String json ? json : text(body)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return call(request).path("data");
    }

    /// Puts and gives the answer's `data`.
    JsonNode put(String path, Object body) {
        return call(HttpRequest.newBuilder(base.resolve(path))
                        .header("Authorization", "Bearer " + bearer())
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(text(body))))
                .path("data");
    }

    /// Writes something else down about a car that stands as it was read.
    void patch(Car car, PatchCar change) {
        call(HttpRequest.newBuilder(base.resolve("/api/v1/cars/" + car.id()))
                .header("Authorization", "Bearer " + bearer())
                .header("Content-Type", "application/json")
                .header("If-Match", '"' + Long.toString(car.info().revision()) + '"')
                .method("PATCH", HttpRequest.BodyPublishers.ofString(text(change))));
    }

    JsonNode get(String path) {
        return call(HttpRequest.newBuilder(base.resolve(path)).header("Authorization", "Bearer " + bearer()));
    }

    private JsonNode call(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new AssertionError("the server answered " + answer.statusCode() + ": " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError("the server did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static String text(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
