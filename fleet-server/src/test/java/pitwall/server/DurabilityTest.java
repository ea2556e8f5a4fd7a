package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.Role;
import pitwall.fleet.audit.AuditResult;
import pitwall.protocol.rest.CreateCar;
import pitwall.server.kit.AuditReader;
import pitwall.server.kit.Person;
import pitwall.server.kit.TestServer;
import pitwall.testing.Seeds;

class DurabilityTest {
    private static final int KILLS = 3;
    private static final int WRITERS = 8;

    @TempDir
    Path folder;

    /// A server in a process of its own: prints where it is and the administrator's password.
    public static void main(String[] args) {
        FleetServer server = FleetServer.start(
                ServerSettings.of(args[0])
                        .withPasswordIterations(1_000)
                        .withLimits(new ServerSettings.Limits(10_000, 1_000_000, 10)),
                InstantSource.system());
        String password = server.firstStartSecrets()
                .flatMap(FirstStartSecrets::adminPassword)
                .orElse("-");
        System.out.println(server.baseUri() + " " + password);
    }

    @Test
    void whatWasAcknowledgedSurvivesBeingKilled() throws IOException, InterruptedException {
        RandomGenerator random = Seeds.announced("moments of death").generator();
        String database = folder.resolve("fleet.db").toString();
        Set<String> acknowledged = new ConcurrentSkipListSet<>();
        String password = "";
        for (int kill = 0; kill < KILLS; kill++) {
            Process process = child(database);
            try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
                String[] words = out.lines()
                        .filter(line -> line.startsWith("http"))
                        .findFirst()
                        .orElseThrow()
                        .split(" ");
                password = kill == 0 ? words[1] : password;
                Person admin = Person.stranger(URI.create(words[0])).signIn(FirstStartSecrets.ADMIN, password);
                writeUntilDeath(admin, "k" + kill, acknowledged, process, random.nextInt(200, 900));
            } finally {
                process.destroyForcibly();
            }
        }

        Set<String> stored = new TreeSet<>();
        try (FleetServer server = FleetServer.start(ServerSettings.of(database), InstantSource.system())) {
            Person admin = Person.stranger(server.baseUri()).signIn(FirstStartSecrets.ADMIN, password);
            for (int page = 1; page == 1 || stored.size() == (page - 1) * 1_000; page++) {
                admin.get("/api/v1/cars?size=1000&page=" + page)
                        .data()
                        .forEach(car -> stored.add(car.path("info").path("id").asText()));
            }
            assertThat(acknowledged).isNotEmpty();
            assertThat(stored).containsAll(acknowledged);
        }
        assertThatEveryEffectHasItsEntry(database, stored);
    }

    /// Not one more and not one less, in a chain without a hole. A server that stops signs its head; so the last one
    /// must have stopped.
    private static void assertThatEveryEffectHasItsEntry(String database, Set<String> cars) {
        try (AuditReader trail = new AuditReader(database)) {
            assertThat(trail.entries().stream()
                            .filter(entry -> entry.facts().action().equals("CREATE_CAR"))
                            .filter(entry -> entry.facts().result() == AuditResult.ACCEPTED)
                            .map(entry -> entry.facts().object().id()))
                    .containsExactlyInAnyOrderElementsOf(cars);
            assertThat(trail.verdict()).isEmpty();
        }
    }

    private static Process child(String database) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DurabilityTest.class.getName(),
                        database)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void writeUntilDeath(
            Person admin, String prefix, Set<String> acknowledged, Process process, int millis)
            throws InterruptedException {
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int writer = 0; writer < WRITERS; writer++) {
                String name = prefix + "-" + writer + "-";
                Future<?> unused = writers.submit(() -> write(admin, name, acknowledged));
            }
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> acknowledged.stream().anyMatch(car -> car.startsWith(prefix)));
            process.onExit()
                    .orTimeout(millis, TimeUnit.MILLISECONDS)
                    .exceptionally(late -> process)
                    .join();
            process.destroyForcibly().waitFor();
        }
    }

    private static void write(Person admin, String prefix, Set<String> acknowledged) {
        for (int n = 0; ; n++) {
            CreateCar car = new CreateCar(prefix + n, null, "munich", null, null, null, null, "1.0", null);
            if (admin.post("/api/v1/cars", car).status() == 201) {
                acknowledged.add(prefix + n);
            }
        }
    }

    @Test
    void aSignInAndItsRolesSurviveARestart() {
        try (TestServer server = TestServer.start(folder)) {
            Person viewer = server.person("vera", Role.VIEWER, null);
            String refresh = viewer.tokens().refreshToken();
            server.restart();

            Person stranger = Person.stranger(server.uri());
            assertThat(stranger.get(
                                    "/api/v1/me",
                                    "Authorization",
                                    "Bearer " + viewer.tokens().accessToken())
                            .data()
                            .path("role")
                            .asText())
                    .isEqualTo("VIEWER");
            assertThat(stranger.post("/api/v1/auth/refresh", "{\"refreshToken\":\"" + refresh + "\"}")
                            .status())
                    .isEqualTo(200);
        }
    }
}
