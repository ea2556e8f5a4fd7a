package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;
import pitwall.fleet.Workload;
import pitwall.protocol.CarFrame;
import pitwall.protocol.rest.CreateCar;
import pitwall.protocol.rest.CreateUser;
import pitwall.server.kit.Person;
import pitwall.server.kit.TestCar;
import pitwall.server.kit.TestDatabase;
import pitwall.server.kit.TestServer;

class RestApiTest {
    TestDatabase database = TestDatabase.SQLITE;

    @TempDir
    Path folder;

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(database, folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aListIsFilteredSortedAndPagedOnTheServer() {
        IntStream.range(0, 25).forEach(n -> server.createCar("car-" + n, n % 2 == 0 ? "munich" : "berlin"));

        Person.Reply first = server.admin().get("/api/v1/cars?region=munich&sort=car&order=desc&size=5");
        Person.Reply last = server.admin().get("/api/v1/cars?region=munich&sort=car&order=desc&size=5&page=3");
        Person.Reply beyond = server.admin().get("/api/cars?region=munich,berlin&page=9");

        assertThat(ids(first)).hasSize(5).first().isEqualTo("car-8");
        assertThat(first.json().path("metadata").path("total").asInt()).isEqualTo(13);
        assertThat(first.json().path("metadata").path("pages").asInt()).isEqualTo(3);
        assertThat(ids(last)).hasSize(3);
        assertThat(ids(beyond)).isEmpty();
    }

    @Test
    void shorthandsMeanWhatTheySayWhateverTheyContain() {
        server.createCar("car-1", "munich");
        server.admin()
                .post(
                        "/api/v1/cars",
                        new CreateCar("car-2", "A \"quoted\" car", "san jose", null, 0, null, null, "1", null));

        assertThat(ids(server.admin().get("/api/v1/cars?region=san%20jose"))).containsExactly("car-2");
        assertThat(ids(server.admin().get("/api/v1/cars?q=%22quoted%22"))).containsExactly("car-2");
        assertThat(ids(server.admin().get("/api/v1/cars?ring=0"))).containsExactly("car-2");
        assertThat(ids(server.admin().get("/api/v1/cars?model=i4&query=-region:berlin")))
                .containsExactly("car-1");
        assertThat(ids(server.admin().get("/api/v1/cars?status=unknown&q="))).hasSize(2);
    }

    private static List<String> ids(Person.Reply reply) {
        return reply.data().findValuesAsText("id");
    }

    @Test
    void theSummaryCountsWhatTheCallerSees() {
        server.createCar("car-1", "munich");
        server.createCar("car-2", "berlin");
        try (TestCar car = server.joinedCar("car-3")) {
            car.report(Instant.now(), TestCar.condition(Workload.FAILED, ReasonCode.WORKLOAD_CRASHED), 3);
            car.awaitAck(2);
        }
        Person local = server.person("lena", Role.VIEWER, new Scope(Set.of("munich"), Set.of()));

        JsonNode all = server.admin().get("/api/v1/fleet/summary").data();
        JsonNode some = local.get("/api/v1/fleet/summary").data();

        assertThat(all.path("total").asInt()).isEqualTo(3);
        assertThat(all.path("byReason").path("WORKLOAD_CRASHED").asInt()).isEqualTo(1);
        assertThat(some.path("total").asInt()).isEqualTo(2);
        assertThat(some.path("byRegion").properties()).hasSize(1);
    }

    @Test
    void aWriteThatIsRepeatedWithItsKeyHappensOnce() {
        String key = UUID.randomUUID().toString();
        CreateCar car = new CreateCar(null, null, "munich", null, null, null, null, "4.2.0", null);

        Person.Reply first = server.admin().post("/api/v1/cars", car, "Idempotency-Key", key);
        Person.Reply again = server.admin().post("/api/v1/cars", car, "Idempotency-Key", key);
        Person.Reply other = server.admin()
                .post(
                        "/api/v1/cars",
                        new CreateCar(null, null, "berlin", null, null, null, null, "1", null),
                        "Idempotency-Key",
                        key);
        Person.Reply wrong = server.admin().post("/api/v1/cars", car, "Idempotency-Key", "seven");

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("IDEMPOTENCY_CONFLICT");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(ids(server.admin().get("/api/v1/cars"))).hasSize(1);
    }

    @Test
    void nobodyWritesBeyondTheirScope() {
        Person local = server.person("lena", Role.OPERATOR, new Scope(Set.of("munich"), Set.of()));
        server.createCar("car-m", "munich");
        server.createCar("car-b", "berlin");

        Person.Reply created =
                local.post("/api/v1/cars", new CreateCar(null, null, "berlin", null, null, null, null, "1", null));
        Person.Reply moved = local.patch("/api/v1/cars/car-m", "{\"region\":\"berlin\"}", "If-Match", "\"1\"");
        Person.Reply foreign = local.patch("/api/v1/cars/car-b", "{\"name\":\"mine\"}", "If-Match", "\"1\"");

        assertThat(created.status()).isEqualTo(403);
        assertThat(moved.status()).isEqualTo(403);
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(local.get("/api/v1/cars/car-b/logs").status()).isEqualTo(404);
        assertThat(local.get("/api/v1/cars/car-b/timeline").status()).isEqualTo(404);
    }

    @Test
    void aTimelineIsReadBackwardsPageByPage() {
        try (TestCar car = server.joinedCar("car-1")) {
            for (int i = 0; i < 12; i++) {
                car.send(new CarFrame.Event(car.nextSeq(), Instant.now(), "tick_" + i, null, Map.of()));
            }
            car.awaitAck(13);
        }
        JsonNode first =
                server.admin().get("/api/v1/cars/car-1/timeline?limit=5").data();
        long before = first.get(4).path("id").asLong();

        JsonNode second = server.admin()
                .get("/api/v1/cars/car-1/timeline?limit=5&before=" + before)
                .data();

        assertThat(first.findValuesAsText("kind")).first().isEqualTo("tick_11");
        assertThat(second.findValuesAsText("kind")).first().isEqualTo("tick_6");
    }

    @Test
    void anAccountIsCreatedChangedAndRemoved() {
        Person admin = server.admin();
        Person.Reply created =
                admin.post("/api/v1/users", new CreateUser("omar", TestServer.PASSWORD, Role.OPERATOR, null));
        Person.Reply twice =
                admin.post("/api/v1/users", new CreateUser("omar", TestServer.PASSWORD, Role.OPERATOR, null));
        Person.Reply weak = admin.post("/api/v1/users", new CreateUser("eve", "short", Role.ADMIN, null));
        Person.Reply removed = admin.delete("/api/v1/users/omar", "If-Match", created.header("ETag"));

        assertThat(created.status()).isEqualTo(201);
        assertThat(twice.code()).isEqualTo("DUPLICATE_ID");
        assertThat(weak.code()).isEqualTo("VALIDATION");
        assertThat(removed.status()).isEqualTo(204);
        assertThat(admin.get("/api/v1/users/omar").status()).isEqualTo(404);
        assertThat(created.body() + admin.get("/api/v1/users").body()).doesNotContain("pbkdf2");
    }

    @Test
    void whatTheServerSaysOfItselfNamesItsPublicAddress(@TempDir Path other) {
        URI address = URI.create("https://fleet.example:8443/pitwall/");
        try (TestServer behindProxy =
                TestServer.start(other, InstantSource.system(), settings -> settings.withPublicUrl(address))) {
            Person admin = behindProxy.admin();

            Person.Reply created =
                    admin.post("/api/v1/cars", "{\"id\":\"car-1\",\"region\":\"bonn\",\"version\":\"1\"}");
            JsonNode openapi = yaml(admin.get("/api/v1/openapi.yaml").body());
            JsonNode asyncapi = yaml(admin.get("/api/v1/asyncapi.yaml").body());

            assertThat(created.header("Location")).isEqualTo("https://fleet.example:8443/pitwall/api/v1/cars/car-1");
            assertThat(openapi.path("servers")).hasSize(1);
            assertThat(openapi.at("/servers/0/url").asText()).isEqualTo("https://fleet.example:8443/pitwall");
            assertThat(asyncapi.path("servers")).hasSize(1);
            assertThat(asyncapi.at("/servers/public/host").asText()).isEqualTo("fleet.example:8443");
            assertThat(asyncapi.at("/servers/public/protocol").asText()).isEqualTo("wss");
            assertThat(asyncapi.at("/servers/public/pathname").asText()).isEqualTo("/pitwall");
            assertThat(asyncapi.at("/channels/stream/servers/0/$ref").asText()).isEqualTo("#/servers/public");
        }
    }

    private static JsonNode yaml(String text) {
        try {
            return new YAMLMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    @Test
    void whoeverOperatesTheServerSeesThatItLives() {
        server.createCar("car-1", "munich");

        assertThat(Person.stranger(server.uri()).get("/healthz").status()).isEqualTo(200);
        assertThat(Person.stranger(server.uri()).get("/readyz").status()).isEqualTo(200);
        assertThat(server.admin().get("/api/v1/cars/car-9").status()).isEqualTo(404);
        assertThat(Person.stranger(server.uri()).get("/metrics").body())
                .contains(
                        "pitwall_cars 1.0",
                        "pitwall_cars_status{status=\"OFFLINE\"}",
                        "pitwall_links 0.0",
                        "pitwall_link_frames_total 0.0",
                        "pitwall_consoles 0.0",
                        "pitwall_stream_behind_bytes 0.0",
                        "pitwall_stream_merged_total 0.0",
                        "pitwall_stream_resyncs_total{reason=\"TOO_SLOW\"} 0.0",
                        "pitwall_writer_queue 0.0",
                        "pitwall_writer_commit_seconds_count",
                        "pitwall_refusals_total{code=\"NOT_FOUND\"} 1.0",
                        "pitwall_requests_total{method=\"GET\",role=\"admin\",route=\"/api/v1/cars/{id}\"} 1.0",
                        "jvm_memory_used_bytes",
                        "process_uptime_seconds");
        assertThat(Person.stranger(server.uri()).get("/api/v1/openapi.yaml").body())
                .startsWith("openapi: 3.1");
        assertThat(Person.stranger(server.uri()).get("/api/v1/asyncapi.yaml").body())
                .startsWith("asyncapi: 3.0");
    }
}
