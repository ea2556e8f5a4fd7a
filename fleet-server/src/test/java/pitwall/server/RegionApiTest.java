package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;
import pitwall.fleet.audit.AuditEntry;
import pitwall.fleet.region.Assignment;
import pitwall.protocol.rest.RegionEntry;
import pitwall.protocol.rest.RegionList;
import pitwall.server.kit.AuditReader;
import pitwall.server.kit.Person;
import pitwall.server.kit.TestCar;
import pitwall.server.kit.TestConsole;
import pitwall.server.kit.TestDatabase;
import pitwall.server.kit.TestServer;
import pitwall.testing.SteppedClock;

/// Regions from a file to the car that drives out of one.
class RegionApiTest {
    private static final String SQUARE =
            "{\"type\":\"Polygon\",\"coordinates\":[[[%1$s,%2$s],[%3$s,%2$s],[%3$s,%4$s],[%1$s,%4$s],[%1$s,%2$s]]]}";

    @TempDir
    Path folder;

    TestDatabase database = TestDatabase.SQLITE;
    private final SteppedClock clock = new SteppedClock(Instant.parse("2026-11-21T10:00:00Z"));
    private TestServer server;
    private Person admin;

    @BeforeEach
    void start() {
        server = TestServer.start(database, folder, clock, settings -> settings);
        admin = server.admin();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String square(double west, double south, double east, double north) {
        return SQUARE.formatted(west, south, east, north);
    }

    private static String body(String title, Assignment assignment, String geometry) {
        return "{\"title\":\"" + title + "\",\"assignment\":\"" + assignment + "\",\"geometry\":" + geometry + "}";
    }

    private Person.Reply put(String name, String body, String... headers) {
        return admin.send("PUT", "/api/v1/regions/" + name, Optional.of(body), headers);
    }

    private static List<String> names(Person person) {
        return person.get("/api/v1/regions").data(RegionList.class).regions().stream()
                .map(RegionEntry::name)
                .toList();
    }

    @Test
    void aRegionIsWrittenChangedByItsRevisionAndForgotten() {
        String drawn = body("Munich", Assignment.BY_NAME, square(11.4, 48, 11.8, 48.3));
        assertThat(put("munich", drawn).status()).isEqualTo(201);
        assertThat(put("munich", drawn).status()).isEqualTo(428);
        assertThat(put("munich", drawn, "If-Match", "\"7\"").code()).isEqualTo("REVISION_CONFLICT");
        Person.Reply renamed = put("munich", "{\"title\":\"München\"}", "If-Match", "\"1\"");
        assertThat(renamed.data(RegionEntry.class))
                .extracting(RegionEntry::title, RegionEntry::revision, RegionEntry::geometry)
                .containsExactly("München", 2L, null);

        server.restart();
        admin = server.admin();

        assertThat(admin.get("/api/v1/regions/munich").header("ETag")).isEqualTo("\"2\"");
        assertThat(admin.delete("/api/v1/regions/munich", "If-Match", "\"1\"").status())
                .isEqualTo(412);
        assertThat(admin.delete("/api/v1/regions/munich", "If-Match", "\"2\"").status())
                .isEqualTo(204);
        assertThat(admin.get("/api/v1/regions/munich").status()).isEqualTo(404);
        assertThat(admin.get("/api/v1/regions").data(RegionList.class).revision())
                .isEqualTo(3);
    }

    @Test
    void theListIsAskedForAgainOnlyWhereSomethingChanged() {
        put("munich", body("Munich", Assignment.BY_NAME, square(11.4, 48, 11.8, 48.3)));
        Person.Reply first = admin.get("/api/v1/regions");

        assertThat(admin.get("/api/v1/regions", "If-None-Match", first.header("ETag"))
                        .status())
                .isEqualTo(304);
        put("berlin", "{\"title\":\"Berlin\"}");
        assertThat(admin.get("/api/v1/regions", "If-None-Match", first.header("ETag"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whatIsNoRegionIsRefusedWithThePlaceOfTheFault() {
        Person.Reply open = put(
                "munich",
                body(
                        "Munich",
                        Assignment.BY_NAME,
                        "{\"type\":\"Polygon\",\"coordinates\":[[[1,2],[3,4],[5,2],[1,1]]]}"));
        JsonNode error = open.json().path("errors").path(0);

        assertThat(open.status()).isEqualTo(400);
        assertThat(error.path("field").asText()).isEqualTo("geometry.coordinates[0][0]");
        assertThat(error.path("code").asText()).isEqualTo("NOT_CLOSED");
        assertThat(put("Munich", "{\"title\":\"x\"}").status()).isEqualTo(400);
        assertThat(put("munich", "{\"title\":\" \"}").status()).isEqualTo(400);
        assertThat(put("munich", "{\"title\":\"x\",\"assignment\":\"BY_POSITION\"}")
                        .status())
                .isEqualTo(400);
        assertThat(names(admin)).isEmpty();
    }

    @Test
    void aFileIsTakenWholeOrNotAtAllAndSamplesOnlyWhereNobodyWroteAnything() {
        String good = "{\"type\":\"Feature\",\"properties\":{\"name\":\"a\",\"title\":\"A\",\"x\":1},\"geometry\":"
                + square(1, 1, 2, 2) + "}";
        String bad = "{\"type\":\"Feature\",\"properties\":{\"name\":\"b\"},\"geometry\":{\"type\":\"Point\"}}";
        String path = "/api/v1/regions/import";
        String both = "{\"type\":\"FeatureCollection\",\"features\":[" + good + "," + bad + "]}";

        assertThat(admin.send("POST", path, Optional.of(both)).status()).isEqualTo(428);
        Person.Reply refused = admin.send("POST", path, Optional.of(both), "If-Match", "\"0\"");
        assertThat(refused.json().path("errors").path(0).path("field").asText()).isEqualTo("features[1].geometry");
        assertThat(names(admin)).isEmpty();

        server.server().publishSampleRegions();
        server.server().publishSampleRegions();
        assertThat(names(admin)).containsExactly("berlin", "cologne", "frankfurt", "hamburg", "munich");
        assertThat(admin.send("POST", path, Optional.of(good), "If-Match", "\"0\"")
                        .status())
                .isEqualTo(412);
        assertThat(admin.send("POST", path, Optional.of(good), "If-Match", "\"1\"")
                        .status())
                .isEqualTo(200);
        assertThat(names(admin)).hasSize(6).startsWith("a");
    }

    @Test
    void whoSeesAPartOfTheFleetSeesItsRegionsAndWritesNone() {
        server.server().publishSampleRegions();
        Person part = server.person("part", Role.ADMIN, new Scope(Set.of("munich"), Set.of()));
        Person viewer = server.person("viewer", Role.VIEWER, null);

        assertThat(names(part)).containsExactly("munich");
        assertThat(part.get("/api/v1/regions/berlin").status()).isEqualTo(404);
        assertThat(part.get(
                                "/api/v1/regions",
                                "If-None-Match",
                                admin.get("/api/v1/regions").header("ETag"))
                        .status())
                .isEqualTo(200);
        assertThat(part.send("PUT", "/api/v1/regions/x", Optional.of("{\"title\":\"X\"}"))
                        .code())
                .isEqualTo("OUT_OF_SCOPE");
        assertThat(part.delete("/api/v1/regions/munich", "If-Match", "\"1\"").code())
                .isEqualTo("OUT_OF_SCOPE");
        assertThat(names(viewer)).hasSize(5);
        assertThat(viewer.send("PUT", "/api/v1/regions/x", Optional.of("{\"title\":\"X\"}"))
                        .code())
                .isEqualTo("FORBIDDEN");
    }

    @Test
    void aCarThatStaysInAnotherRegionBelongsThereAndBothSidesAreTold() {
        TestCar car = server.joinedCar("car-1");
        String home = admin.get("/api/v1/cars/car-1")
                .data()
                .path("info")
                .path("region")
                .asText();
        put(home, body("Home", Assignment.BY_POSITION, square(11, 48, 12, 49)));
        put("berlin", body("Berlin", Assignment.BY_POSITION, square(13, 52, 14, 53)));
        Person homes = server.person("homes", Role.OPERATOR, new Scope(Set.of(home), Set.of()));
        Person berliner = server.person("berliner", Role.OPERATOR, new Scope(Set.of("berlin"), Set.of()));
        try (TestConsole here = TestConsole.watch(homes);
                TestConsole there = TestConsole.watch(berliner);
                AuditReader trail = new AuditReader(server)) {
            assertThat(here.has("car-1")).isTrue();
            assertThat(there.has("car-1")).isFalse();

            car.reportFrom(clock.advance(Duration.ofSeconds(5)), 52.5, 13.5);
            await().until(() -> region("car-1"), region -> {
                car.reportFrom(clock.advance(Duration.ofSeconds(20)), 52.5, 13.5);
                return region.equals("berlin");
            });

            here.until(seen -> !seen.has("car-1"));
            there.until(seen -> seen.has("car-1"));
            assertThat(admin.get("/api/v1/cars/car-1/timeline").data().findValuesAsText("kind"))
                    .contains("region_assigned");
            assertThat(trail.entries().stream().map(AuditEntry::facts).toList())
                    .anySatisfy(facts -> {
                        assertThat(facts.action()).isEqualTo("CAR_LEFT_REGION");
                        assertThat(facts.places())
                                .singleElement()
                                .satisfies(place -> assertThat(place.region()).isEqualTo(home));
                    })
                    .anySatisfy(facts -> {
                        assertThat(facts.action()).isEqualTo("CAR_ENTERED_REGION");
                        assertThat(facts.places())
                                .singleElement()
                                .satisfies(place -> assertThat(place.region()).isEqualTo("berlin"));
                    });
        }
        car.close();
    }

    private String region(String car) {
        return admin.get("/api/v1/cars/" + car)
                .data()
                .path("info")
                .path("region")
                .asText();
    }
}
