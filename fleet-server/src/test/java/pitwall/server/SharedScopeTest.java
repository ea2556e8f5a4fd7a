package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.Role;
import pitwall.server.http.ApiRoute;
import pitwall.server.kit.Ceremony;
import pitwall.server.kit.Person;
import pitwall.server.kit.ScopeStage;
import pitwall.server.kit.TestConsole;
import pitwall.server.kit.TestServer;

/// What all may know alike, what everybody knows of themselves, the audit trail and the stream, for people who look
/// after Munich only (W-3).
class SharedScopeTest {
    /// About software, rules and the server: no answer of them depends on cars, so it is the same for whoever may ask.
    private static final Map<ApiRoute, String> SAME_FOR_ALL = Map.ofEntries(
            Map.entry(ApiRoute.LIST_RELEASES, ""),
            Map.entry(ApiRoute.GET_RELEASE, "4.3.0"),
            Map.entry(ApiRoute.UPLOADED, "4.3.0"),
            Map.entry(ApiRoute.ARTIFACT_FACTS, "4.3.0"),
            Map.entry(ApiRoute.ARTIFACT, "4.3.0"),
            Map.entry(ApiRoute.TUF_FILE, "root.json"),
            Map.entry(ApiRoute.ONLINE_KEYS, ""),
            Map.entry(ApiRoute.ROLLOUT_TEMPLATES, ""),
            Map.entry(ApiRoute.GET_SAFETY_POLICY, ""),
            Map.entry(ApiRoute.SAFETY_POLICY_HISTORY, ""),
            Map.entry(ApiRoute.LIST_ALARM_RULES, ""),
            Map.entry(ApiRoute.GET_ALARM_RULE, "never_came"));

    /// Open to anybody, also to who is nobody: they name no car at all.
    private static final Set<ApiRoute> OPEN =
            EnumSet.of(ApiRoute.HEALTH, ApiRoute.READY, ApiRoute.METRICS, ApiRoute.OPENAPI, ApiRoute.ASYNCAPI);

    /// About the one who asks.
    private static final Set<ApiRoute> ONESELF =
            EnumSet.of(ApiRoute.SIGN_IN, ApiRoute.REFRESH, ApiRoute.CONFIRM, ApiRoute.SIGN_OUT, ApiRoute.ME);

    /// Registering a release and bringing its bytes puts it on no car: those who sign do, and they see the whole fleet.
    /// That something was taken away as a file is said of oneself.
    private static final Set<ApiRoute> TELLING =
            EnumSet.of(ApiRoute.CREATE_RELEASE, ApiRoute.UPLOAD, ApiRoute.NOTE_EXPORT);

    /// Entries within one's scope, and hashes, which say nothing of what was hashed.
    private static final Set<ApiRoute> TRAIL = EnumSet.of(
            ApiRoute.GET_AUDIT_ENTRY,
            ApiRoute.AUDIT_EVIDENCE,
            ApiRoute.AUDIT_EXPORT,
            ApiRoute.AUDIT_HEAD,
            ApiRoute.AUDIT_PROOF,
            ApiRoute.AUDIT_VERIFY);

    /// Every route that is asked in this test. A car's link is the car's own, and no person is let in.
    static final List<ApiRoute> ROUTES = Stream.of(
                    SAME_FOR_ALL.keySet(),
                    OPEN,
                    ONESELF,
                    TELLING,
                    TRAIL,
                    EnumSet.of(ApiRoute.STREAM, ApiRoute.CAR_LINK))
            .flatMap(Set::stream)
            .toList();

    @TempDir
    Path folder;

    private ScopeStage stage;

    @BeforeEach
    void start() {
        stage = new ScopeStage(folder);
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void whatAllMayKnowIsTheSameForWhoSeesAPart() {
        ScopeStage.expect(201, stage.server().admin().send("PUT", "/api/v1/alarm-rules/never_came", Optional.of("""
                        {"name":"never_came","condition":"cars online:never"}""")));
        SAME_FOR_ALL.forEach((route, name) -> {
            String path = route.path().replaceAll("\\{[^}]+}", name);
            for (Role role : Role.values()) {
                Person.Reply part = stage.scoped(role).send(route.method(), path, Optional.empty());
                Person.Reply whole = stage.unlimited(role).send(route.method(), path, Optional.empty());

                assertThat(part.status())
                        .as(path + " as " + role)
                        .isEqualTo(ScopeStage.may(route, role) ? okay(route) : 403);
                assertThat(part.status()).isEqualTo(whole.status());
                if (ScopeStage.may(route, role)) {
                    assertThat(said(part)).as(path + " as " + role).isEqualTo(said(whole));
                    assertThat(part.body())
                            .as("the shipped templates name regions, and nothing names cars")
                            .doesNotContain(ScopeStage.OUTSIDE);
                }
            }
        });
    }

    private static int okay(ApiRoute route) {
        return route == ApiRoute.UPLOADED ? 204 : 200;
    }

    private static String said(Person.Reply reply) {
        boolean wrapped = reply.body().startsWith("{\"data\"") || reply.body().contains("\"metadata\"");
        return wrapped ? reply.data().toString() : reply.body();
    }

    @Test
    void whatIsOpenNamesNobodysCars() {
        for (ApiRoute route : OPEN) {
            Person.Reply reply = Person.stranger(stage.server().uri()).get(route.path());

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body()).as(route.name()).doesNotContain(ScopeStage.OUTSIDE, ScopeStage.INSIDE);
        }
    }

    @Test
    void whatOnesSessionSaysIsAboutOneself() {
        for (Role role : Role.values()) {
            Person person = stage.scoped(role);
            String password = "\"password\":\"" + TestServer.PASSWORD + "\"";
            Map<ApiRoute, String> bodies = Map.of(
                    ApiRoute.SIGN_IN, "{\"user\":\"" + person.tokens().user() + "\"," + password + "}",
                    ApiRoute.REFRESH, "{\"refreshToken\":\"" + person.tokens().refreshToken() + "\"}",
                    ApiRoute.CONFIRM, "{" + password + "}");
            for (ApiRoute route : ONESELF) {
                Person self = stage.scoped(role);
                Person.Reply reply = self.send(route.method(), route.path(), Optional.ofNullable(bodies.get(route)));

                assertThat(reply.status()).as(route + " as " + role).isLessThan(300);
                assertThat(stage.isForeign(reply.body())).as(reply.body()).isFalse();
                if (!reply.body().isEmpty()) {
                    assertThat(reply.data().path("scope").path("regions").toString())
                            .as(reply.body())
                            .isEqualTo("[\"munich\"]");
                }
            }
        }
    }

    @Test
    void whoSeesAPartMayTellAndNoCarIsTouchedByThat() {
        for (Role role : Role.values()) {
            Person person = stage.scoped(role);
            byte[] bytes = Ceremony.bytes("by " + role);
            String version = "9." + role.ordinal() + ".0";
            Person.Reply created = person.post(
                    ApiRoute.CREATE_RELEASE.path(),
                    Ceremony.request(Ceremony.release(version, 900 + role.ordinal(), bytes)));
            Person.Reply uploaded = Ceremony.upload(person, version, 0, bytes);
            Person.Reply noted = person.post(
                    ApiRoute.NOTE_EXPORT.path(),
                    "{\"format\":\"CSV\",\"query\":\"region:*\",\"cars\":1,\"exportedAt\":\"2026-11-21T10:00:00Z\"}");

            boolean may = ScopeStage.may(ApiRoute.CREATE_RELEASE, role);
            assertThat(created.status()).as(created.body()).isEqualTo(may ? 201 : 403);
            assertThat(uploaded.status()).as(uploaded.body()).isEqualTo(may ? 204 : 403);
            assertThat(noted.status()).as(noted.body()).isEqualTo(204);
            assertThat(stage.isForeign(created.body())).isFalse();
            Person.Reply use = stage.unlimited(Role.RELEASE_MANAGER)
                    .post("/api/v1/updates/bulk", """
                            {"version":"%s","cars":["%s"]}""".formatted(version, ScopeStage.INSIDE));
            assertThat(use.status()).as("nobody signed it: " + use).isBetween(400, 499);
        }
    }

    @Test
    void entriesAboutWhatIsOutsideAreNotThere() {
        Person admin = stage.server().admin();
        long foreign = entry(admin, ScopeStage.OUTSIDE);
        long own = entry(admin, ScopeStage.INSIDE);
        for (Role role : Role.values()) {
            Person person = stage.scoped(role);
            boolean others = ScopeStage.may(ApiRoute.AUDIT_EXPORT, role);

            assertThat(person.get("/api/v1/audit/" + foreign).status()).isEqualTo(404);
            assertThat(person.get("/api/v1/audit/" + own).status()).isEqualTo(others ? 200 : 404);
            for (ApiRoute route : TRAIL) {
                String path = route.path().replace("{n}", Long.toString(own))
                        + (route == ApiRoute.AUDIT_PROOF ? "?from=1&to=2" : "");
                Person.Reply reply = person.get(path);
                assertThat(reply.status() == 403).as(path + " as " + role).isEqualTo(!ScopeStage.may(route, role));
                assertThat(stage.isForeign(reply.body()))
                        .as(path + ": " + reply.body())
                        .isFalse();
            }
        }
    }

    private static long entry(Person admin, String car) {
        JsonNode found =
                admin.get("/api/v1/audit?action=CREATE_CAR&objectId=" + car).data();
        assertThat(found).hasSize(1);
        return found.get(0).path("n").asLong();
    }

    @Test
    void theStreamNamesNothingOutside() {
        for (Role role : Role.values()) {
            try (TestConsole console = TestConsole.watch(stage.scoped(role))) {
                stage.server().createCar("car-b-" + role.ordinal(), "berlin");
                stage.server().createCar("seen-" + role.ordinal(), "munich");
                console.until(seen -> seen.has("seen-" + role.ordinal()));

                assertThat(console.has(ScopeStage.INSIDE)).isTrue();
                assertThat(console.texts()).noneMatch(stage::isForeign);
            }
        }
    }

    @Test
    void aCarsLinkIsForNoPerson() {
        String link = ApiRoute.CAR_LINK.path().replace("{id}", ScopeStage.INSIDE);
        Person.Reply reply = stage.scoped(Role.ADMIN).get(link);

        assertThat(reply.status()).isBetween(400, 499);
    }
}
