package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.server.kit.RolloutStage.because;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.Role;
import pitwall.fleet.audit.AuditEntry;
import pitwall.fleet.audit.AuditResult;
import pitwall.server.kit.AuditReader;
import pitwall.server.kit.Person;
import pitwall.server.kit.TestServer;
import pitwall.testing.SteppedClock;

/// How long a repeated write has no second effect, and what becomes of one that breaks.
class KeptAnswersTest {
    private static final String PLAN = """
            {"name": "everywhere", "version": "4.3.0", "phases": [{"name": "all", "cars": ["car-1"]}]}
            """;

    @TempDir
    Path folder;

    private final SteppedClock clock = new SteppedClock(Instant.parse("2026-11-21T10:00:00Z"));
    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(folder, clock, settings -> settings);
        server.server().publishSampleReleases();
        server.createCar("car-1", "munich");
        server.person("mara", Role.RELEASE_MANAGER, null);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Person mara() {
        return Person.stranger(server.uri()).signIn("mara", TestServer.PASSWORD);
    }

    private Person.Reply create(String key) {
        return mara().post("/api/v1/rollouts", PLAN, "Idempotency-Key", key);
    }

    @Test
    void aWriteToARolloutIsRememberedUntilItHasEnded() {
        String first = UUID.randomUUID().toString();
        Person.Reply created = create(first);
        String id = created.data().path("id").asText();
        clock.advance(Duration.ofDays(5));
        create(UUID.randomUUID().toString());

        assertThat(create(first).body())
                .as("five days later it is the same answer")
                .isEqualTo(created.body());

        mara().post("/api/v1/rollouts/" + id + "/abort", because("No"));
        clock.advance(Duration.ofDays(5));
        create(UUID.randomUUID().toString());
        assertThat(create(first).data().path("id").asText())
                .as("it ended, and the key is free again")
                .isNotEqualTo(id);
    }

    @Test
    void whoAskedTooOftenMayComeAgainWithTheSameKey(@TempDir Path other) {
        try (TestServer strict = TestServer.start(
                other, clock, settings -> settings.withLimits(new ServerSettings.Limits(10_000, 100_000, 300, 1)))) {
            strict.server().publishSampleReleases();
            strict.createCar("car-1", "munich");
            Person mara = strict.person("mara", Role.RELEASE_MANAGER, null);
            String key = UUID.randomUUID().toString();
            mara.post(
                    "/api/v1/rollouts",
                    PLAN,
                    "Idempotency-Key",
                    UUID.randomUUID().toString());

            Person.Reply first = mara.post("/api/v1/rollouts", PLAN, "Idempotency-Key", key);
            Person.Reply again = mara.post("/api/v1/rollouts", PLAN, "Idempotency-Key", key);

            assertThat(first.status()).isEqualTo(429);
            assertThat(again.status()).isEqualTo(429);
            assertThat(again.body()).as("judged anew, not repeated").isNotEqualTo(first.body());
        }
    }

    /// No test may meet a 500 by the usual way, for the contract promises none.
    private HttpResponse<String> send(String key) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.uri().resolve("/api/v1/rollouts"))
                .header("Authorization", "Bearer " + mara().tokens().accessToken())
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(PLAN))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void aWriteThatBreaksHereLeavesAnEntryThatSaysSo() throws Exception {
        String key = UUID.randomUUID().toString();
        create(key);
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + server.location())) {
            other.createStatement().executeUpdate("update kept_answer set headers = 'damaged'");
        }
        try (AuditReader trail = new AuditReader(server)) {
            long before = trail.size();

            HttpResponse<String> broken = send(key);

            assertThat(broken.statusCode()).as(broken.body()).isEqualTo(500);
            assertThat(broken.body()).contains("INTERNAL").doesNotContain("Exception", "damaged");
            List<AuditEntry> added = trail.after(before).stream()
                    .filter(entry -> entry.facts().action().equals("CREATE_ROLLOUT"))
                    .toList();
            assertThat(added).singleElement().satisfies(entry -> {
                assertThat(entry.facts().result()).isEqualTo(AuditResult.FAILED);
                assertThat(entry.facts().code()).isEqualTo("INTERNAL");
            });
        }
    }
}
