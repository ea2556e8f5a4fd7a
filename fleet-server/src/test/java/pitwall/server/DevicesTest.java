package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;
import pitwall.fleet.audit.AuditEntry;
import pitwall.fleet.audit.AuditResult;
import pitwall.fleet.audit.PersonalKey;
import pitwall.server.kit.AuditReader;
import pitwall.server.kit.Person;
import pitwall.server.kit.TestCar;
import pitwall.server.kit.TestDatabase;
import pitwall.server.kit.TestServer;
import pitwall.testing.Seeds;

/// The fleet as clients of fleetd know it. One server for all; each test has cars of its own.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DevicesTest {
    private static final String DEVICES = "/api/v1/devices";
    private static final Pattern NEXT = Pattern.compile("<(\\?[^>]+)>; rel=\"next\"");
    private static final List<String> REGIONS = List.of("munich", "berlin", "hamburg");

    TestDatabase database = TestDatabase.SQLITE;

    private TestServer server;
    private AuditReader trail;
    private Person operator;

    @BeforeAll
    void start(@TempDir Path folder) {
        server = TestServer.start(database, folder);
        server.server().publishSampleReleases();
        trail = new AuditReader(server);
        operator = server.person("otto", Role.OPERATOR, null);
    }

    @AfterAll
    void stop() {
        trail.close();
        server.close();
    }

    private static Person.Reply put(Person person, String device, String body, String... headers) {
        return person.send("PUT", DEVICES + "/" + device, Optional.of(body), headers);
    }

    private Person.Reply set(String device, String body, String... headers) {
        return operator.send("POST", "/api/v1/config?device_id=" + device, Optional.of(body), headers);
    }

    @Test
    void aDeviceIsACarWithoutAnEnvelope() {
        server.createCar("plain", "munich");

        JsonNode device = operator.get(DEVICES + "/plain").json();

        assertThat(device.path("id").asText()).isEqualTo("plain");
        assertThat(device.path("type").asText()).isEqualTo("i4");
        assertThat(device.path("version").asText()).isEmpty();
        assertThat(device.path("status").asText()).isEqualTo("offline");
        assertThat(device.has("last_seen")).isFalse();
        assertThat(device.has("metadata")).isFalse();
    }

    @Test
    void aCarThatReportsIsOnline() {
        try (TestCar car = server.joinedCar("reports")) {
            JsonNode device = operator.get(DEVICES + "/reports").json();

            assertThat(device.path("status").asText()).isEqualTo("online");
            assertThat(device.path("last_seen").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
        }
    }

    @Test
    void metadataThatCameEitherWayIsHandedOutTheSameAndSurvivesARestart() {
        server.createCar("meta-a", "munich");
        server.createCar("meta-b", "munich");

        Person.Reply object = put(operator, "meta-a", "{\"metadata\":{\"rack\":\"B2\",\"units\":[1,2]}}");
        Person.Reply string =
                put(operator, "meta-b", "{\"metadata\":\"{\\\"rack\\\":\\\"B2\\\",\\\"units\\\":[1,2]}\"}");

        assertThat(object.json().path("status").asText()).isEqualTo("updated");
        assertThat(string.body()).isEqualTo(object.body());
        for (String device : List.of("meta-a", "meta-b")) {
            Person.Reply read = operator.get(DEVICES + "/" + device);
            assertThat(read.json().path("metadata").textValue()).isEqualTo("{\"rack\":\"B2\",\"units\":[1,2]}");
            assertThat(read.header("ETag")).isEqualTo("\"1\"");
        }
        assertThat(stored("meta-a")).containsExactly("METADATA 1 {\"rack\":\"B2\",\"units\":[1,2]}");
        assertThat(stored("meta-b")).isEqualTo(stored("meta-a"));
    }

    /// What is on disk about a device.
    private List<String> stored(String car) {
        return trail.read(sql -> sql.createQuery("select * from device_document where car = :car order by kind")
                .bind("car", car)
                .map((row, context) ->
                        row.getString("kind") + " " + row.getLong("version") + " " + row.getString("document"))
                .list());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"metadata\":\"{\\\"a\\\":\"}     | BAD_JSON",
                "{\"metadata\":\"\"}                | BAD_JSON",
                "{\"metadata\":[1]}                 | NOT_AN_OBJECT",
                "{\"metadata\":null}                | INVALID",
                "{\"metadata\":\"7\"}               | NOT_AN_OBJECT",
            })
    void metadataThatIsNoObjectIsRefusedByTheNameOfItsField(String body, String code) {
        Person.Reply reply = put(operator, "nothing", body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().at("/errors/0/field").asText()).isEqualTo("metadata");
        assertThat(reply.json().at("/errors/0/code").asText()).isEqualTo(code);
    }

    @Test
    void writesLeaveOneEntryWithBeforeAndAfter() {
        server.createCar("noted", "munich");
        put(operator, "noted", "{\"metadata\":{\"rack\":\"B2\"}}");
        long before = trail.size();

        put(operator, "noted", "{\"metadata\":{\"rack\":\"C3\",\"password\":\"hunter2\"}}");

        AuditEntry entry = trail.after(before).getLast();
        assertThat(entry.facts().action()).isEqualTo("PUT_DEVICE");
        assertThat(entry.facts().result()).isEqualTo(AuditResult.ACCEPTED);
        assertThat(entry.facts().object().kind()).isEqualTo("car");
        assertThat(entry.facts().object().id()).isEqualTo("noted");
        assertThat(entry.facts().places()).hasSize(1);
        assertThat(trail.after(before)).hasSize(1);
        assertThat(words(entry, PersonalKey.BEFORE)).contains("B2");
        assertThat(words(entry, PersonalKey.AFTER)).contains("C3").doesNotContain("hunter2");
    }

    private static String words(AuditEntry entry, PersonalKey key) {
        return Optional.ofNullable(entry.personal().get(key))
                .map(Object::toString)
                .orElse("");
    }

    @Test
    void whoNamesTheVersionTheySawOverwritesNobody() {
        server.createCar("shared", "munich");
        put(operator, "shared", "{\"metadata\":{\"by\":1}}", "If-Match", "\"0\"");

        Person.Reply late = put(operator, "shared", "{\"metadata\":{\"by\":2}}", "If-Match", "\"0\"");

        assertThat(late.status()).isEqualTo(412);
        assertThat(late.code()).isEqualTo("REVISION_CONFLICT");
        assertThat(operator.get(DEVICES + "/shared").json().path("metadata").asText())
                .contains("1");
    }

    @Test
    void aConfigurationCountsUpAndIsReadBackAsItWasSet() {
        server.createCar("set-up", "munich");
        assertThat(operator.get("/api/v1/config?device_id=set-up").status()).isEqualTo(404);

        set("set-up", "{\"config\":{\"interval\":60}}");
        Person.Reply second = set(
                "set-up",
                "{\"server_url\":\"https://fleet.example.org\",\"api_key\":\"\",\"config\":\"{\\\"interval\\\":30}\"}");

        JsonNode read = operator.get("/api/v1/config?device_id=set-up").json();
        assertThat(second.header("ETag")).isEqualTo("\"2\"");
        assertThat(read.path("device_id").asText()).isEqualTo("set-up");
        assertThat(read.path("version").asInt()).isEqualTo(2);
        assertThat(read.path("config").textValue()).isEqualTo("{\"interval\":30}");
        assertThat(read.path("server_url").asText()).isEqualTo("https://fleet.example.org");
        assertThat(stored("set-up"))
                .containsExactly(
                        "CONFIG 2 {\"server_url\":\"https://fleet.example.org\",\"config\":{\"interval\":30}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"config\":\"{\"}                                               | config",
                "{\"config\":[]}                                                  | config",
                "{\"config\":{},\"api_key\":\"secret\"}                           | api_key",
                "{\"config\":{},\"server_url\":\"http://fleet.example.org\"}      | server_url",
                "{\"config\":{},\"server_url\":\"https://a:b@fleet.example.org\"} | server_url",
                "{\"config\":{},\"server_url\":\"https://\"}                      | server_url",
            })
    void aConfigurationThatCannotBeIsRefusedByTheNameOfItsField(String body, String field) {
        Person.Reply reply = set("nothing", body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().at("/errors/0/field").asText()).isEqualTo(field);
    }

    @Test
    void aConfigurationIsOfADevice() {
        assertThat(operator.get("/api/v1/config").status()).isEqualTo(400);
        assertThat(operator.get("/api/v1/config").json().at("/errors/0/field").asText())
                .isEqualTo("device_id");
        assertThat(operator.send("POST", "/api/v1/config", Optional.of("{\"config\":{}}"))
                        .status())
                .isEqualTo(400);
        assertThat(operator.get("/api/v1/config?device_id=nobody").status()).isEqualTo(404);
        assertThat(set("nobody", "{\"config\":{}}").status()).isEqualTo(404);
    }

    @Test
    void aConfigurationOutsideSomebodysScopeIsNotThereAndTheTrailKnows() {
        server.createCar("elsewhere", "berlin");
        set("elsewhere", "{\"config\":{\"a\":1}}");
        Person munich = server.person("moni", Role.OPERATOR, new Scope(Set.of("munich"), Set.of()));
        long before = trail.size();

        assertThat(munich.get("/api/v1/config?device_id=elsewhere").status()).isEqualTo(404);
        assertThat(munich.send("POST", "/api/v1/config?device_id=elsewhere", Optional.of("{\"config\":{}}"))
                        .status())
                .isEqualTo(404);

        AuditEntry entry = trail.after(before).getLast();
        assertThat(entry.facts().result()).isEqualTo(AuditResult.DENIED);
        assertThat(entry.facts().object().id()).isEqualTo("elsewhere");
        assertThat(stored("elsewhere")).containsExactly("CONFIG 1 {\"config\":{\"a\":1}}");
    }

    @Test
    void aDeviceThatIsDeletedTakesItsDocumentsAlong() {
        server.createCar("leaves", "munich");
        put(operator, "leaves", "{\"metadata\":{\"a\":1}}");
        set("leaves", "{\"config\":{\"a\":1}}");

        assertThat(server.admin()
                        .delete(DEVICES + "/leaves")
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("deleted");

        assertThat(server.admin().delete(DEVICES + "/leaves").status()).isEqualTo(404);
        assertThat(operator.get("/api/v1/cars/leaves").status()).isEqualTo(404);
        assertThat(stored("leaves")).isEmpty();
    }

    @Test
    void anUpdateGoesTheWayOfEveryUpdate() {
        server.createCar("updates", "munich");

        Person.Reply accepted = operator.send(
                "POST", DEVICES + "/updates/update", Optional.of("{\"version\":\"4.2.0\",\"binary_url\":\"\"}"));

        assertThat(accepted.status()).as(accepted.body()).isEqualTo(200);
        assertThat(accepted.json().path("status").asText()).isEqualTo("accepted");
        assertThat(accepted.json().path("version").asText()).isEqualTo("4.2.0");
        assertThat(operator.get("/api/v1/cars/updates/updates").data()).hasSize(1);
        assertThat(operator.send("POST", DEVICES + "/updates/update", Optional.of("{\"version\":\"4.2.1\"}"))
                        .code())
                .isEqualTo("UPDATE_IN_PROGRESS");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"version\":\"4.3.0\",\"binary_url\":\"https://evil.example/x\"} | 400 | VALIDATION            | binary_url",
                "{\"version\":\"4.3.0\",\"force_update\":true}                     | 400 | VALIDATION            | force_update",
                "{\"version\":\"../x\"}                                            | 400 | VALIDATION            | version",
                "{\"version\":\"4.3.0\",\"checksum\":\"sha256:00\"}                | 409 | HASH_MISMATCH     | ''",
                "{\"version\":\"4.5.0-rc1\"}                                       | 409 | RELEASE_NOT_CHOOSABLE | version",
                "{\"version\":\"9.9.9\"}                                           | 409 | RELEASE_NOT_CHOOSABLE | version",
            })
    void anUpdateToAnythingButASignedReleaseIsRefused(String body, int status, String code, String field) {
        if (operator.get("/api/v1/cars/refuses").status() == 404) {
            server.createCar("refuses", "munich");
        }

        Person.Reply reply = operator.send("POST", DEVICES + "/refuses/update", Optional.of(body));

        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.code()).isEqualTo(code);
        assertThat(reply.json().at("/errors/0/field").asText()).isEqualTo(field);
        assertThat(operator.get("/api/v1/cars/refuses/updates").data()).isEmpty();
    }

    @Test
    void theChecksumOfAReleaseIsTakenWithAndWithoutItsName() {
        String sha =
                operator.get("/api/v1/releases/4.2.0").data().path("sha256").asText();
        for (String checksum : List.of(sha, "sha256:" + sha)) {
            String car = "sum-" + checksum.length();
            server.createCar(car, "munich");

            assertThat(operator.send(
                                    "POST",
                                    DEVICES + "/" + car + "/update",
                                    Optional.of("{\"version\":\"4.2.0\",\"checksum\":\"" + checksum + "\"}"))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void nothingRunsACommandOnADevice() {
        server.createCar("obeys-nobody", "munich");

        assertThat(operator.send("POST", DEVICES + "/obeys-nobody/command", Optional.of("{\"command\":\"ls\"}"))
                        .status())
                .isEqualTo(404);
    }

    /// The count is that of the devices in the answer, and all answers together list the cars that the caller may see:
    /// for whatever fleet, scope, order and size.
    @Test
    void whatIsCountedIsWhatIsListed() {
        Seeds seeds = Seeds.announced("devices by scope");
        RandomGenerator random = seeds.generator();
        Map<String, Person> people = new HashMap<>();
        for (String region : REGIONS) {
            people.put(region, server.person("of-" + region, Role.VIEWER, new Scope(Set.of(region), Set.of())));
        }
        people.put("", server.person("of-all", Role.VIEWER, null));
        for (int round = 0; round < 3; round++) {
            for (int i = random.nextInt(12); i > 0; i--) {
                server.createCar("r" + round + "-" + i, REGIONS.get(random.nextInt(REGIONS.size())));
            }
            people.forEach((region, person) -> {
                Set<String> known = new TreeSet<>(
                        person.get("/api/v1/cars?size=1000").data().findValuesAsText("id"));
                for (String order : List.of("last_seen", "id")) {
                    assertThat(walk(person, order, 1 + random.nextInt(7)))
                            .as("seed " + seeds.value() + " " + region)
                            .doesNotHaveDuplicates()
                            .hasSameElementsAs(known);
                }
            });
        }
    }

    private static List<String> walk(Person person, String order, int size) {
        List<String> listed = new ArrayList<>();
        Optional<String> part = Optional.of("?order=" + order + "&page_size=" + size);
        while (part.isPresent()) {
            Person.Reply reply = person.get(DEVICES + part.get());
            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            assertThat(reply.json().isArray()).isTrue();
            assertThat(reply.header("Device-Count"))
                    .isEqualTo(Integer.toString(reply.json().size()));
            reply.json().forEach(device -> listed.add(device.path("id").asText()));
            Matcher next = NEXT.matcher(reply.header("Link"));
            part = next.results().map((MatchResult found) -> found.group(1)).findFirst();
        }
        return listed;
    }

    @ParameterizedTest
    @CsvSource({
        "order=name, order",
        "page_size=0, page_size",
        "page_size=1001, page_size",
        "page_token=x, page_token",
        "limit=5, limit"
    })
    void aListThatMakesNoSenseIsRefusedByName(String query, String field) {
        Person.Reply reply = operator.get(DEVICES + "?" + query);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().at("/errors/0/field").asText()).isEqualTo(field);
    }
}
