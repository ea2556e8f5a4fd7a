package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;
import pitwall.fleet.audit.AuditEntry;
import pitwall.fleet.audit.AuditResult;
import pitwall.fleet.audit.PersonalKey;
import pitwall.protocol.rest.CreateCar;
import pitwall.protocol.rest.CreateUser;
import pitwall.protocol.rest.SignIn;
import pitwall.server.kit.AuditReader;
import pitwall.server.kit.Person;
import pitwall.server.kit.TestCar;
import pitwall.server.kit.TestServer;

/// Every attempt to change something leaves exactly one entry, and nothing else does.
class AuditedWritesTest {
    @TempDir
    Path folder;

    private TestServer server;
    private AuditReader trail;

    @BeforeEach
    void start() {
        server = TestServer.start(folder);
        trail = new AuditReader(server);
    }

    @AfterEach
    void stop() {
        trail.close();
        server.close();
    }

    /// The one entry that an attempt leaves, as a line.
    private String entryOf(Runnable attempt) {
        return AuditReader.line(entryAfter(attempt));
    }

    private AuditEntry entryAfter(Runnable attempt) {
        long before = trail.size();
        attempt.run();
        List<AuditEntry> added = trail.after(before);
        assertThat(added).hasSize(1);
        return added.getFirst();
    }

    private static CreateCar car(String id, String region) {
        return new CreateCar(id, null, region, "i4", null, "WBA12345678901234", null, "1.0", null);
    }

    @Test
    void theFirstEntriesAreTheFirstStartAndTheFirstSignIn() {
        assertThat(trail.entries().stream().map(AuditReader::line))
                .containsExactly("FIRST_START ACCEPTED by - on user", "SIGN_IN ACCEPTED by admin on session");
        assertThat(trail.entries().getFirst().personal(PersonalKey.SUBJECT)).contains("admin");
    }

    @Test
    void whateverBecomesOfAWriteToCarsItHasOneEntry() {
        Person admin = server.admin();

        assertThat(entryOf(() -> admin.post("/api/v1/cars", car("car-1", "munich"))))
                .isEqualTo("CREATE_CAR ACCEPTED by admin on car/car-1");
        assertThat(entryOf(() -> admin.post("/api/cars", car("car-1", "munich"))))
                .isEqualTo("CREATE_CAR REFUSED DUPLICATE_ID by admin on car");
        assertThat(entryOf(() -> admin.post("/api/v1/cars", "{\"region\":")))
                .isEqualTo("CREATE_CAR REFUSED BAD_JSON by admin on car");
        assertThat(entryOf(() -> admin.post("/api/v1/cars", "{\"version\":\"1\",\"region\":\"m\",\"colour\":1}")))
                .isEqualTo("CREATE_CAR REFUSED UNKNOWN_FIELD by admin on car");
        assertThat(entryOf(() -> admin.patch("/api/v1/cars/car-1", "{\"name\":\"one\"}", "If-Match", "\"1\"")))
                .isEqualTo("PATCH_CAR ACCEPTED by admin on car/car-1");
        assertThat(entryOf(() -> admin.patch("/api/v1/cars/car-1", "{\"name\":\"two\"}", "If-Match", "\"1\"")))
                .isEqualTo("PATCH_CAR REFUSED REVISION_CONFLICT by admin on car/car-1");
        assertThat(entryOf(() -> admin.patch("/api/v1/cars/car-1", "{\"name\":\"two\"}")))
                .isEqualTo("PATCH_CAR REFUSED REVISION_REQUIRED by admin on car/car-1");
        assertThat(entryOf(() -> admin.patch("/api/v1/cars/car-9", "{\"name\":\"x\"}", "If-Match", "\"1\"")))
                .isEqualTo("PATCH_CAR REFUSED NOT_FOUND by admin on car/car-9");
        assertThat(entryOf(() -> admin.post("/api/v1/cars/car-1/enrolment")))
                .isEqualTo("ENROL_CAR ACCEPTED by admin on car/car-1");
        assertThat(entryOf(() -> admin.delete("/api/v1/cars/car-1", "If-Match", "\"2\"")))
                .isEqualTo("DELETE_CAR ACCEPTED by admin on car/car-1");
        server.restart();
        assertThat(trail.verdict()).isEmpty();
    }

    @Test
    void anEntryHoldsWhatSomethingWasBeforeAndAfter() {
        server.createCar("car-1", "munich");

        AuditEntry entry = entryAfter(
                () -> server.admin().patch("/api/v1/cars/car-1", "{\"region\":\"berlin\"}", "If-Match", "\"1\""));

        assertThat(entry.personal(PersonalKey.BEFORE).orElseThrow()).contains("\"region\":\"munich\"");
        assertThat(entry.personal(PersonalKey.AFTER).orElseThrow()).contains("\"region\":\"berlin\"");
        assertThat(entry.facts().places()).hasSize(2);
        assertThat(entry.facts().cars()).isEqualTo(1);
    }

    @Test
    void whoMayNotWriteIsWrittenDown() {
        server.createCar("car-b", "berlin");
        Person viewer = server.person("vera", Role.VIEWER, null);
        Person local = server.person("lena", Role.OPERATOR, new Scope(Set.of("munich"), Set.of()));
        Person stranger = Person.stranger(server.uri());

        assertThat(entryOf(() -> viewer.post("/api/v1/cars", car("car-1", "munich"))))
                .isEqualTo("CREATE_CAR DENIED FORBIDDEN by vera on car");
        assertThat(entryOf(() -> local.post("/api/v1/cars", car("car-1", "berlin"))))
                .isEqualTo("CREATE_CAR DENIED FORBIDDEN by lena on car");
        assertThat(entryOf(() -> local.patch("/api/v1/cars/car-b", "{\"name\":\"x\"}", "If-Match", "\"1\"")))
                .isEqualTo("PATCH_CAR DENIED OUT_OF_SCOPE by lena on car/car-b");
        assertThat(entryOf(() -> stranger.delete("/api/v1/cars/car-b", "If-Match", "\"1\"")))
                .isEqualTo("DELETE_CAR DENIED UNAUTHORIZED by - on car/car-b");
        assertThat(entryOf(() -> stranger.delete("/api/v1/cars/car-b", "Authorization", "Bearer a.b.c")))
                .isEqualTo("DELETE_CAR DENIED UNAUTHORIZED by - on car/car-b");
    }

    @Test
    void signingInAndOutIsWrittenDownAndRefreshingIsNot() {
        Person vera = server.person("vera", Role.VIEWER, null);
        Person stranger = Person.stranger(server.uri());

        assertThat(entryOf(() -> stranger.signIn("vera", TestServer.PASSWORD)))
                .isEqualTo("SIGN_IN ACCEPTED by vera on session");
        AuditEntry failed = entryAfter(() -> stranger.post("/api/v1/auth/sign-in", new SignIn("vera", "wrong wrong")));
        assertThat(AuditReader.line(failed)).isEqualTo("SIGN_IN DENIED SIGN_IN_FAILED by - on session");
        assertThat(failed.personal(PersonalKey.SUBJECT)).contains("vera");
        AuditEntry unknown =
                entryAfter(() -> stranger.post("/api/v1/auth/sign-in", new SignIn("my secret by mistake", "vera")));
        assertThat(unknown.personal(PersonalKey.SUBJECT)).isEmpty();
        assertThat(unknown.personal(PersonalKey.ADDRESS)).isPresent();
        long before = trail.size();
        String refresh = "{\"refreshToken\":\"" + vera.tokens().refreshToken() + "\"}";
        stranger.post("/api/v1/auth/refresh", refresh);
        stranger.post("/api/v1/auth/refresh", refresh);
        assertThat(trail.size()).isEqualTo(before);
        assertThat(entryAfter(() -> stranger.post("/api/v1/auth/refresh", refresh))
                        .personal(PersonalKey.SUBJECT))
                .contains("vera");
        Person again = stranger.signIn("vera", TestServer.PASSWORD);
        assertThat(entryOf(() -> again.post("/api/v1/auth/sign-out")))
                .isEqualTo("SIGN_OUT ACCEPTED by vera on session");
    }

    @Test
    void accountsAreWrittenDownByTheirNamesAndWithoutTheirSecrets() {
        String password = "canary-" + UUID.randomUUID();
        Person admin = server.admin();

        AuditEntry created =
                entryAfter(() -> admin.post("/api/v1/users", new CreateUser("omar", password, Role.OPERATOR, null)));
        assertThat(AuditReader.line(created)).isEqualTo("CREATE_USER ACCEPTED by admin on user");
        assertThat(created.personal(PersonalKey.SUBJECT)).contains("omar");
        AuditEntry changed = entryAfter(() -> admin.patch(
                "/api/v1/users/omar", "{\"role\":\"VIEWER\",\"password\":\"" + password + "\"}", "If-Match", "\"1\""));
        assertThat(changed.personal(PersonalKey.BEFORE).orElseThrow()).contains("OPERATOR");
        assertThat(changed.personal(PersonalKey.AFTER).orElseThrow()).contains("VIEWER");
        AuditEntry refused =
                entryAfter(() -> admin.post("/api/v1/users", new CreateUser("omar", password, Role.OPERATOR, null)));
        assertThat(refused.personal(PersonalKey.REQUEST).orElseThrow()).contains("omar", "redacted");
        AuditEntry broken = entryAfter(() -> admin.post("/api/v1/users", "{\"name\":\"x\",\"password\":\"" + password));
        assertThat(broken.facts().result()).isEqualTo(AuditResult.REFUSED);
        assertThat(entryOf(() -> admin.delete("/api/v1/users/omar", "If-Match", "\"2\"")))
                .isEqualTo("DELETE_USER ACCEPTED by admin on user");

        assertThat(trail.entries().toString()).doesNotContain(password).doesNotContain("pbkdf2");
        assertThat(TestServer.filesIn(folder)).doesNotContain(password);
    }

    @Test
    void identificationNumbersOfCarsAreShortened() {
        AuditEntry entry = entryAfter(() -> server.admin().post("/api/v1/cars", car("car-1", "munich")));

        assertThat(entry.personal(PersonalKey.AFTER).orElseThrow())
                .contains("WBA…1234")
                .doesNotContain("WBA12345678901234");
    }

    @Test
    void aRepeatedWriteHasOneEntryHoweverManyAskAtOnce() throws Exception {
        String key = UUID.randomUUID().toString();
        long before = trail.size();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Person.Reply>> replies = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                replies.add(people.submit(
                        () -> server.admin().post("/api/v1/cars", car("car-1", "munich"), "Idempotency-Key", key)));
            }
            for (Future<Person.Reply> reply : replies) {
                assertThat(reply.get().status()).isEqualTo(201);
            }
        }
        server.restart();
        server.admin().post("/api/v1/cars", car("car-1", "munich"), "Idempotency-Key", key);

        assertThat(trail.after(before).stream().map(AuditReader::line))
                .containsExactly("CREATE_CAR ACCEPTED by admin on car/car-1", "SIGN_IN ACCEPTED by admin on session");
        assertThat(entryOf(() -> server.admin().post("/api/v1/cars", car("car-2", "munich"), "Idempotency-Key", key)))
                .isEqualTo("CREATE_CAR REFUSED IDEMPOTENCY_CONFLICT by admin on car");
        assertThat(entryOf(
                        () -> server.admin().post("/api/v1/cars", car("car-2", "munich"), "Idempotency-Key", "seven")))
                .isEqualTo("CREATE_CAR REFUSED VALIDATION by admin on car");
    }

    @Test
    void readingLeavesNoEntry() {
        server.createCar("car-1", "munich");
        long before = trail.size();

        server.admin().get("/api/v1/cars");
        server.admin().get("/api/v1/cars/car-9");
        Person.stranger(server.uri()).get("/api/v1/cars");
        server.admin().send("PUT", "/api/v1/cars", Optional.empty());

        assertThat(trail.size()).isEqualTo(before);
    }

    @Test
    void carsThatEnrolAndCarsThatLieAreWrittenDown() {
        long before = trail.size();
        server.joinedCar("car-1").close();
        try (TestCar impostor = new TestCar(server.uri(), "car-1")) {
            impostor.connect(2, null);
        }

        assertThat(trail.after(before).stream().map(AuditReader::line))
                .containsExactly(
                        "CAR_ENROLMENT ACCEPTED by car-1 on car/car-1",
                        "CAR_ENROLMENT DENIED IDENTITY by car-1 on car/car-1");
        assertThat(trail.entries().getLast().facts().result()).isEqualTo(AuditResult.DENIED);
    }
}
