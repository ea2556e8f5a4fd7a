package pitwall.checks.bench;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.FreshnessPolicy;
import pitwall.fleet.Role;
import pitwall.protocol.Json;
import pitwall.protocol.rest.ApiEnvelope;
import pitwall.protocol.rest.CreateRollout;
import pitwall.protocol.rest.CreateUser;
import pitwall.protocol.rest.RolloutAct;
import pitwall.protocol.rest.SignIn;
import pitwall.protocol.rest.Tokens;
import pitwall.server.FirstStartSecrets;
import pitwall.server.FleetServer;
import pitwall.server.ServerSettings;
import pitwall.server.live.LocalEventLog;
import pitwall.server.registry.FleetWriter;
import pitwall.server.storage.Database;
import pitwall.testing.CarGenerator;

/// A server in this program with a database that already has cars, on a free loopback port. Cars are called silent only
/// after an hour, since nobody speaks for those that were filled in.
final class ServerUnderTest implements AutoCloseable {
    /// Lets scripted and simulated cars in.
    static final String ENROLMENT_KEY = "benchmark-enrolment-key";

    /// Who writes rollouts.
    static final String MANAGER = "manager";

    private static final String PASSWORD = "benchmark-password";
    private static final FreshnessPolicy PATIENT =
            new FreshnessPolicy(Duration.ofSeconds(5), Duration.ofHours(1), Duration.ofHours(2));
    private static final int CARS_PER_WRITE = 2_000;
    private static final long SEED = 7;

    private final Path folder;
    private final ServerSettings settings;
    private final InstantSource clock;
    private FleetServer server;
    private int port;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = Json.tolerant();

    private ServerUnderTest(Path folder, ServerSettings settings, InstantSource clock) {
        this.folder = folder;
        this.settings = settings;
        this.clock = clock;
        this.server = FleetServer.start(settings, clock);
    }

    /// @param cars how many the database has before the start
    /// @param logBatches how many batches the server keeps for those who resume
    static ServerUnderTest start(int cars, int logBatches, InstantSource clock) throws IOException {
        Path folder = Files.createTempDirectory("pitwall-benchmark");
        String database = folder.resolve("fleet.db").toString();
        fill(database, cars, clock);
        ServerSettings settings = ServerSettings.of(database)
                .withEnvironment("BENCH", true)
                .withFreshness(PATIENT)
                .withEnrolmentKey(ENROLMENT_KEY)
                .withLogBatches(logBatches)
                .withPasswordIterations(1_000)
                .withLimits(new ServerSettings.Limits(100_000, 100_000, 100_000));
        return new ServerUnderTest(folder, settings, clock);
    }

    private static void fill(String location, int cars, InstantSource clock) {
        CarGenerator generator = new CarGenerator(new SplittableRandom(SEED), clock.instant());
        try (Database database = Database.open(location);
                FleetWriter writer = new FleetWriter(database, new LocalEventLog("fill", 2, 1), 100, clock)) {
            writer.start();
            for (int from = 0; from < cars; from += CARS_PER_WRITE) {
                List<Car> some = new ArrayList<>();
                for (int number = from; number < Math.min(cars, from + CARS_PER_WRITE); number++) {
                    some.add(generator.car(number));
                }
                writer.write(draft -> {
                    some.forEach(draft::create);
                    return some.size();
                });
            }
        }
    }

    /// A rollout of all cars that nobody has launched.
    void writeRollout(String name) throws IOException, InterruptedException {
        server.publishSampleReleases();
        post("/api/v1/rollouts", plan(name), manager(MANAGER));
    }

    /// A rollout of all cars that runs, with a second person's consent.
    void startRollout(String name) throws IOException, InterruptedException {
        server.publishSampleReleases();
        JsonNode asked = json.readTree(post("/api/v1/rollouts/launch", plan(name), manager("manager")))
                .path("data");
        post(
                "/api/v1/rollouts/" + asked.path("id").asText() + "/approve",
                new RolloutAct("reviewed", null, null, asked.path("planHash").asText()),
                manager("approver"),
                "If-Match",
                '"' + asked.path("revision").asText() + '"');
    }

    private static CreateRollout plan(String name) {
        CreateRollout.PhaseWish phase = new CreateRollout.PhaseWish(
                name,
                "region:*",
                null,
                40,
                null,
                List.of(10, 30, 60),
                200,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        return new CreateRollout(name, "4.3.1", null, List.of(phase), null, null, null, null, null, null);
    }

    /// The access token of a new release manager.
    private String manager(String name) throws IOException, InterruptedException {
        post("/api/v1/users", new CreateUser(name, PASSWORD, Role.RELEASE_MANAGER, null), administrator());
        return signIn(name, PASSWORD);
    }

    /// That of the manager who wrote a rollout.
    static String managerPassword() {
        return PASSWORD;
    }

    URI uri() {
        return server.baseUri();
    }

    /// The access token of the administrator; good for ten minutes.
    String administrator() throws IOException, InterruptedException {
        return signIn(FirstStartSecrets.ADMIN, administratorPassword());
    }

    /// The password that the first start made.
    String administratorPassword() {
        return server.firstStartSecrets()
                .flatMap(FirstStartSecrets::adminPassword)
                .orElseThrow(() -> new IllegalStateException("the database is not new"));
    }

    /// Access tokens of new people who may only read, since one may have a few connections only.
    List<String> readers(String prefix, int count) throws IOException, InterruptedException {
        String administrator = administrator();
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = prefix + i;
            post("/api/v1/users", new CreateUser(name, PASSWORD, Role.VIEWER, null), administrator);
            tokens.add(signIn(name, PASSWORD));
        }
        return tokens;
    }

    /// A figure of the server's own metrics.
    double metric(String name) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(uri().resolve("/metrics")).build(), HttpResponse.BodyHandlers.ofString());
        return response.body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no metric " + name));
    }

    /// As [#metric], for those who wait.
    double count(String name) {
        try {
            return metric(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Ends the server; its port refuses connections from now on.
    void stop() {
        port = server.baseUri().getPort();
        server.close();
    }

    /// Starts it again on the same port and database.
    void comeBack() {
        server = FleetServer.start(settings.withPort(port), clock);
    }

    private String signIn(String user, String password) throws IOException, InterruptedException {
        String answer = post("/api/v1/auth/sign-in", new SignIn(user, password), null);
        return json.readValue(answer, new TypeReference<ApiEnvelope<Tokens>>() {})
                .data()
                .accessToken();
    }

    /// @param more names and values of further headers, by turns
    private String post(String path, Object body, @Nullable String token, String... more)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri().resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (more.length > 0) {
            request.headers(more);
        }
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IOException(path + " answered " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }

    @Override
    public void close() throws IOException {
        server.close();
        http.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
