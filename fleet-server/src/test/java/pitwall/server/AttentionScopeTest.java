package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;
import pitwall.server.http.ApiRoute;
import pitwall.server.kit.Person;
import pitwall.server.kit.ScopeStage;
import pitwall.server.kit.TestCar;

/// Alarms, silences, regions and every look ahead, for people who look after Munich only (W-3).
class AttentionScopeTest {
    private static final Set<ApiRoute> ABOUT_ALARM =
            EnumSet.of(ApiRoute.GET_ALARM, ApiRoute.ACKNOWLEDGE_ALARM, ApiRoute.SHELVE_ALARM, ApiRoute.UNSHELVE_ALARM);

    /// Every route that is asked in this test.
    static final Set<ApiRoute> ROUTES = EnumSet.of(
            ApiRoute.GET_ALARM,
            ApiRoute.ACKNOWLEDGE_ALARM,
            ApiRoute.SHELVE_ALARM,
            ApiRoute.UNSHELVE_ALARM,
            ApiRoute.ACKNOWLEDGE_ALARMS,
            ApiRoute.LIST_ALARM_MUTES,
            ApiRoute.PREVIEW_ALARM_MUTE,
            ApiRoute.MUTE_ALARMS,
            ApiRoute.UNMUTE_ALARMS,
            ApiRoute.LIST_REGIONS,
            ApiRoute.GET_REGION,
            ApiRoute.PREVIEW_SAFETY_POLICY,
            ApiRoute.BACK_TEST_RULE);

    private static final String MUTES = ApiRoute.MUTE_ALARMS.path();
    private static final String RULE = """
            {"name":"never_came","condition":"cars online:never","level":"P2","text":"{object} never came",
             "meaning":"m","consequence":"c","action":"a","link":"car:{object}"}""";

    @TempDir
    Path folder;

    private ScopeStage stage;
    private final Map<String, String> alarms = new HashMap<>();

    @BeforeEach
    void start() {
        stage = new ScopeStage(folder);
        ScopeStage.expect(201, stage.server().admin().send("PUT", "/api/v1/alarm-rules/never_came", Optional.of(RULE)));
        await().until(() -> {
            for (JsonNode alarm : stage.server().admin().get("/api/v1/alarms").data()) {
                alarms.put(
                        alarm.path("object").path("id").asText(),
                        alarm.path("id").asText());
            }
            return alarms.keySet().containsAll(List.of(ScopeStage.INSIDE, ScopeStage.OUTSIDE));
        });
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    /// Not even how many lines there are, or from when.
    @Test
    void theJournalOfACarOutsideSaysNothingAtAll() {
        String journal = ApiRoute.ALARM_JOURNAL.path() + "?limit=1&car=";
        for (Role role : ScopeStage.roles(ApiRoute.ALARM_JOURNAL)) {
            Person.Reply outside = stage.scoped(role).get(journal + ScopeStage.OUTSIDE);
            Person.Reply nobody = stage.scoped(role).get(journal + "no-such-car");
            Person.Reply inside = stage.scoped(role).get(journal + ScopeStage.INSIDE);

            assertThat(inside.data()).as("%s", role).hasSize(1);
            assertThat(outside.status()).as("%s", role).isEqualTo(nobody.status());
            assertThat(outside.json().path("data"))
                    .as("%s", role)
                    .isEqualTo(nobody.json().path("data"));
            assertThat(outside.json().path("metadata"))
                    .as("%s", role)
                    .isEqualTo(nobody.json().path("metadata"));
        }
    }

    private String alarm(String car) {
        return Optional.ofNullable(alarms.get(car)).orElseThrow();
    }

    private Person.Reply ask(Person person, ApiRoute route, String car) {
        Optional<String> body = route.method().equals("POST")
                ? Optional.of(
                        route == ApiRoute.SHELVE_ALARM ? "{\"minutes\":10,\"reason\":\"x\"}" : "{\"comment\":\"x\"}")
                : Optional.empty();
        return person.send(route.method(), route.path().replace("{id}", alarm(car)), body);
    }

    @Test
    void anAlarmOfACarOutsideIsNotThere() {
        List<String> wrong = new ArrayList<>();
        for (Role role : Role.values()) {
            Person person = stage.scoped(role);
            for (ApiRoute route : ABOUT_ALARM) {
                int outside = ask(person, route, ScopeStage.OUTSIDE).status();
                Person.Reply inside = ask(person, route, ScopeStage.INSIDE);
                boolean may = ScopeStage.may(route, role);
                if (outside != (may ? 404 : 403)
                        || may == (inside.status() == 403 || inside.status() == 404)
                        || stage.isForeign(inside.body())) {
                    wrong.add(route + " as " + role + ": " + outside + " outside, " + inside);
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void ofSeveralAlarmsTheOnesOutsideAreNotThere() {
        String both = "{\"alarms\":[\"" + alarm(ScopeStage.INSIDE) + "\",\"" + alarm(ScopeStage.OUTSIDE)
                + "\"],\"comment\":\"x\"}";

        for (Role role : ScopeStage.roles(ApiRoute.ACKNOWLEDGE_ALARMS)) {
            Person.Reply reply = stage.scoped(role).post(ApiRoute.ACKNOWLEDGE_ALARMS.path(), both);

            assertThat(reply.data().path("refused").properties())
                    .as(reply.body())
                    .anyMatch(refused -> refused.getKey().equals(alarm(ScopeStage.OUTSIDE))
                            && refused.getValue().asText().equals("NOT_FOUND"));
            assertThat(stage.isForeign(reply.body())).as(reply.body()).isFalse();
        }
        assertThat(state(ScopeStage.OUTSIDE)).isEqualTo("UNACKED_ACTIVE");
        assertThat(state(ScopeStage.INSIDE)).isEqualTo("ACKED_ACTIVE");
    }

    private String state(String car) {
        return stage.server()
                .admin()
                .get("/api/v1/alarms/" + alarm(car))
                .data()
                .path("alarm")
                .path("state")
                .asText();
    }

    private static String silence(String what) {
        return "{\"kind\":\"SILENCE\",\"reason\":\"works\",\"until\":\""
                + InstantSource.system().instant().plus(Duration.ofHours(2)) + "\"," + what + "}";
    }

    @Test
    void nobodyHidesWhatOthersLookAfter() {
        for (Role role : ScopeStage.roles(ApiRoute.MUTE_ALARMS)) {
            Person person = stage.scoped(role);
            for (String what : List.of(
                    "\"rule\":\"never_came\"",
                    "\"region\":\"berlin\"",
                    "\"object\":\"" + ScopeStage.OUTSIDE + "\"",
                    "\"region\":\"munich*\"")) {
                Person.Reply hidden = person.post(MUTES, silence(what));
                Person.Reply preview = person.post(ApiRoute.PREVIEW_ALARM_MUTE.path(), silence(what));

                assertThat(hidden.code()).as(what + " as " + role).isEqualTo("OUT_OF_SCOPE");
                assertThat(preview.code()).as(what + " as " + role).isEqualTo("OUT_OF_SCOPE");
            }
            JsonNode preview = person.post(ApiRoute.PREVIEW_ALARM_MUTE.path(), silence("\"region\":\"munich\""))
                    .data();
            assertThat(preview.path("now").asInt()).as(preview.toString()).isEqualTo(1);
            assertThat(preview.path("lastDay").asInt()).as(preview.toString()).isEqualTo(1);
        }
        assertThat(stage.server().admin().get(MUTES).data()).isEmpty();
    }

    @Test
    void silencesThatNameWhatIsOutsideAreNotThere() {
        Person admin = stage.server().admin();
        String own = muted(admin, "\"region\":\"munich\",\"object\":\"" + ScopeStage.INSIDE + "\"");
        List<String> foreign = List.of(
                muted(admin, "\"region\":\"berlin\""),
                muted(admin, "\"object\":\"" + ScopeStage.OUTSIDE + "\""),
                muted(admin, "\"region\":\"munich\",\"object\":\"" + ScopeStage.OUTSIDE + "\""),
                muted(admin, "\"region\":\"munich\",\"rollout\":\"" + stage.outside() + "\""));

        for (Role role : Role.values()) {
            Person person = stage.scoped(role);
            Person.Reply list = person.get(MUTES);
            assertThat(list.data()).as(role.name()).hasSize(1);
            assertThat(list.data().get(0).path("id").asText()).isEqualTo(own);
            assertThat(stage.isForeign(list.body())).as(list.body()).isFalse();
            for (String id : foreign) {
                Person.Reply gone = person.delete(MUTES + "/" + id);
                assertThat(gone.status())
                        .as(role + " " + gone)
                        .isEqualTo(ScopeStage.may(ApiRoute.UNMUTE_ALARMS, role) ? 404 : 403);
            }
        }
        assertThat(admin.get(MUTES).data()).hasSize(5);
    }

    @Test
    void whatHidesSomethingFromManyIsSeenByAllAndEndedByThoseWhoSeeAll() {
        Person admin = stage.server().admin();
        String everywhere = muted(admin, "\"rule\":\"never_came\"");
        Person person = stage.scoped(Role.OPERATOR);
        await().until(() -> person.get(MUTES).data().size() == 1);

        assertThat(person.delete(MUTES + "/" + everywhere).code()).isEqualTo("OUT_OF_SCOPE");
        String own = muted(person, "\"region\":\"munich\",\"level\":\"P3\"");
        assertThat(person.delete(MUTES + "/" + own).status()).isEqualTo(204);
    }

    @Test
    void aSilenceOfAnotherModelInOnesRegionNamesNoCar() {
        Person admin = stage.server().admin();
        stage.server().createCar("car-i4", "munich");
        muted(admin, "\"region\":\"munich\",\"object\":\"car-i4\"");
        Person other = stage.server().person("vans", Role.OPERATOR, new Scope(Set.of("munich"), Set.of("van")));

        assertThat(other.get(MUTES).data()).isEmpty();
    }

    private static String muted(Person person, String what) {
        return ScopeStage.expect(201, person.post(MUTES, silence(what)))
                .data()
                .path("id")
                .asText();
    }

    @Test
    void regionsOutsideAreNotThere() {
        for (String name : List.of("munich", "berlin")) {
            ScopeStage.expect(
                    201,
                    stage.server()
                            .admin()
                            .send("PUT", "/api/v1/regions/" + name, Optional.of("{\"title\":\"" + name + "\"}")));
        }
        for (Role role : Role.values()) {
            Person person = stage.scoped(role);
            Person.Reply list = person.get(ApiRoute.LIST_REGIONS.path());

            assertThat(list.body()).contains("munich");
            assertThat(stage.isForeign(list.body())).as(list.body()).isFalse();
            assertThat(person.get("/api/v1/regions/munich").status()).isEqualTo(200);
            assertThat(person.get("/api/v1/regions/berlin").status()).isEqualTo(404);
        }
    }

    @Test
    void looksAheadCountWhatTheOneWhoAsksSees() {
        String policy = "{\"rules\":[{\"scope\":\"EVERYWHERE\",\"stationary\":true,\"notAutonomous\":true,"
                + "\"minimumBatteryPercent\":99}]}";
        String rule = "{\"rule\":{\"name\":\"tried\",\"condition\":\"battery < 20\"},\"days\":1}";
        try (TestCar _ = stage.server().joinedCar("car-m2");
                TestCar outside = stage.server().joinedCar("car-b2")) {
            Person admin = stage.server().admin();
            String path = "/api/v1/cars/" + outside.id();
            String seen = admin.get(path).header("ETag");
            ScopeStage.expect(200, admin.send("PATCH", path, Optional.of("{\"region\":\"berlin\"}"), "If-Match", seen));

            assertCounts(ApiRoute.PREVIEW_SAFETY_POLICY, policy, 1, 2);
            assertCounts(ApiRoute.BACK_TEST_RULE, rule, 2, 4);
        }
    }

    private void assertCounts(ApiRoute route, String body, int inside, int all) {
        for (Role role : ScopeStage.roles(route)) {
            Person.Reply part = ScopeStage.expect(200, stage.scoped(role).post(route.path(), body));
            Person.Reply whole = ScopeStage.expect(200, stage.unlimited(role).post(route.path(), body));

            assertThat(part.data().path("cars").asInt()).as(part.body()).isEqualTo(inside);
            assertThat(whole.data().path("cars").asInt()).as(whole.body()).isEqualTo(all);
            assertThat(stage.isForeign(part.body())).as(part.body()).isFalse();
        }
    }
}
