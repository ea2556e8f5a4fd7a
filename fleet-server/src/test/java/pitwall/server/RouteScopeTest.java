package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.Capability;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;
import pitwall.server.access.Rule;
import pitwall.server.http.ApiRoute;
import pitwall.server.kit.Person;
import pitwall.server.kit.TestServer;

/// Every route under every name, for every role, inside and outside of somebody's part of the fleet (W-3).
class RouteScopeTest {
    private static final Scope MUNICH = new Scope(Set.of("munich"), Set.of());
    private static final String INSIDE = "car-m";
    private static final String OUTSIDE = "car-b";

    /// About one car or one rollout, which is there or not there for the caller.
    private static final Set<ApiRoute> ABOUT_ONE = EnumSet.of(
            ApiRoute.GET_CAR,
            ApiRoute.PATCH_CAR,
            ApiRoute.DELETE_CAR,
            ApiRoute.CAR_LOGS,
            ApiRoute.CAR_TIMELINE,
            ApiRoute.CAR_TELEMETRY,
            ApiRoute.CAR_TRACK,
            ApiRoute.ENROL_CAR,
            ApiRoute.UPDATE_CAR,
            ApiRoute.ROLL_BACK_CAR,
            ApiRoute.CAR_UPDATES,
            ApiRoute.CAR_DESIRED,
            ApiRoute.CAR_WHY,
            ApiRoute.GET_DEVICE,
            ApiRoute.PUT_DEVICE,
            ApiRoute.DELETE_DEVICE,
            ApiRoute.UPDATE_DEVICE,
            ApiRoute.GET_DEVICE_CONFIG,
            ApiRoute.SET_DEVICE_CONFIG,
            ApiRoute.GET_DESIRED_STATE,
            ApiRoute.GET_ROLLOUT,
            ApiRoute.EDIT_ROLLOUT,
            ApiRoute.ROLLOUT_LANES,
            ApiRoute.ROLLOUT_EFFECTS,
            ApiRoute.ROLLOUT_DRIFT,
            ApiRoute.ROLLOUT_CARS,
            ApiRoute.ROLLOUT_DECISIONS,
            ApiRoute.ROLLOUT_REPORT,
            ApiRoute.START_ROLLOUT,
            ApiRoute.APPROVE_ROLLOUT,
            ApiRoute.REJECT_ROLLOUT,
            ApiRoute.PAUSE_ROLLOUT,
            ApiRoute.RESUME_ROLLOUT,
            ApiRoute.ADVANCE_ROLLOUT,
            ApiRoute.ABORT_ROLLOUT,
            ApiRoute.ROLL_BACK_ROLLOUT,
            ApiRoute.RETRY_ROLLOUT);

    /// Not to be asked about what is there: it would be gone, or has nothing to say yet.
    private static final Set<ApiRoute> ENDING = EnumSet.of(
            ApiRoute.DELETE_CAR, ApiRoute.DELETE_DEVICE, ApiRoute.GET_DESIRED_STATE, ApiRoute.GET_DEVICE_CONFIG);

    /// Lists and counts, in which what is outside does not occur.
    private static final Set<ApiRoute> ABOUT_MANY = EnumSet.of(
            ApiRoute.LIST_CARS,
            ApiRoute.LIST_DEVICES,
            ApiRoute.FLEET_SUMMARY,
            ApiRoute.LIST_APPROVALS,
            ApiRoute.LIST_ROLLOUTS,
            ApiRoute.LIST_DESIRED_STATES,
            ApiRoute.LIST_LOGS,
            ApiRoute.LOG_HISTOGRAM,
            ApiRoute.LOG_EXPORT,
            ApiRoute.LIST_ALARMS,
            ApiRoute.ALARM_JOURNAL,
            ApiRoute.LIST_AUDIT);

    /// Names cars in its body.
    private static final Set<ApiRoute> NAMING_CARS = EnumSet.of(
            ApiRoute.CREATE_CAR,
            ApiRoute.CREATE_ROLLOUT,
            ApiRoute.PREVIEW_ROLLOUT,
            ApiRoute.LAUNCH_ROLLOUT,
            ApiRoute.BULK_UPDATE,
            ApiRoute.PUT_DESIRED_STATE);

    /// For the whole fleet or for nobody.
    private static final Set<ApiRoute> WHOLE_FLEET = EnumSet.of(
            ApiRoute.CHANGE_SAFETY_POLICY,
            ApiRoute.PROPOSE_WEAKER_POLICY,
            ApiRoute.APPROVE_WEAKER_POLICY,
            ApiRoute.REJECT_WEAKER_POLICY,
            ApiRoute.WITHDRAW_WEAKER_POLICY,
            ApiRoute.PUT_REGION,
            ApiRoute.DELETE_REGION,
            ApiRoute.IMPORT_REGIONS);

    /// About no car: the same for everybody who may use it. Streams, links, downloads, alarms and the audit trail's
    /// entries and exports have tests of their own.
    private static final Set<ApiRoute> WITHOUT_CARS = EnumSet.of(
            ApiRoute.SIGN_IN,
            ApiRoute.REFRESH,
            ApiRoute.CONFIRM,
            ApiRoute.SIGN_OUT,
            ApiRoute.ME,
            ApiRoute.LIST_USERS,
            ApiRoute.CREATE_USER,
            ApiRoute.GET_USER,
            ApiRoute.PATCH_USER,
            ApiRoute.DELETE_USER,
            ApiRoute.LIST_RELEASES,
            ApiRoute.CREATE_RELEASE,
            ApiRoute.GET_RELEASE,
            ApiRoute.REVOKE_RELEASE,
            ApiRoute.UPLOADED,
            ApiRoute.UPLOAD,
            ApiRoute.ARTIFACT_FACTS,
            ApiRoute.ARTIFACT,
            ApiRoute.TUF_FILE,
            ApiRoute.PUBLISH_ROOT,
            ApiRoute.PUBLISH_TARGETS,
            ApiRoute.ONLINE_KEYS,
            ApiRoute.MAKE_ONLINE_KEYS,
            ApiRoute.ERASE_PERSON,
            ApiRoute.NOTE_EXPORT,
            ApiRoute.ROLLOUT_TEMPLATES,
            ApiRoute.AUDIT_HEAD,
            ApiRoute.AUDIT_PROOF,
            ApiRoute.AUDIT_EVIDENCE,
            ApiRoute.AUDIT_VERIFY,
            ApiRoute.AUDIT_EXPORT,
            ApiRoute.GET_AUDIT_ENTRY,
            ApiRoute.GET_SAFETY_POLICY,
            ApiRoute.SAFETY_POLICY_HISTORY,
            ApiRoute.PREVIEW_SAFETY_POLICY,
            ApiRoute.GET_ALARM,
            ApiRoute.ACKNOWLEDGE_ALARM,
            ApiRoute.ACKNOWLEDGE_ALARMS,
            ApiRoute.SHELVE_ALARM,
            ApiRoute.UNSHELVE_ALARM,
            ApiRoute.LIST_ALARM_MUTES,
            ApiRoute.PREVIEW_ALARM_MUTE,
            ApiRoute.MUTE_ALARMS,
            ApiRoute.UNMUTE_ALARMS,
            ApiRoute.LIST_ALARM_RULES,
            ApiRoute.GET_ALARM_RULE,
            ApiRoute.PUT_ALARM_RULE,
            ApiRoute.LIST_REGIONS,
            ApiRoute.GET_REGION,
            ApiRoute.BACK_TEST_RULE,
            ApiRoute.PREVIEW_ALARM_RULES,
            ApiRoute.IMPORT_ALARM_RULES,
            ApiRoute.LIST_CHANNELS,
            ApiRoute.GET_CHANNEL,
            ApiRoute.PUT_CHANNEL,
            ApiRoute.DELETE_CHANNEL,
            ApiRoute.TEST_CHANNEL,
            ApiRoute.RETRY_CHANNEL,
            ApiRoute.LIST_DELIVERIES,
            ApiRoute.RETRY_DELIVERY,
            ApiRoute.HEALTH,
            ApiRoute.READY,
            ApiRoute.METRICS,
            ApiRoute.OPENAPI,
            ApiRoute.ASYNCAPI,
            ApiRoute.STREAM,
            ApiRoute.CAR_LINK);

    @TempDir
    Path folder;

    private TestServer server;
    private Person manager;
    private String inside;
    private String outside;

    @BeforeEach
    void start() {
        server = TestServer.start(folder);
        server.server().publishSampleReleases();
        manager = server.person("manager", Role.RELEASE_MANAGER, null);
        create(INSIDE, "munich");
        create(OUTSIDE, "berlin");
        inside = draft(INSIDE);
        outside = draft(OUTSIDE);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void create(String id, String region) {
        Person.Reply reply = server.admin()
                .post(
                        "/api/v1/cars",
                        "{\"id\":\"" + id + "\",\"region\":\"" + region + "\",\"ring\":0,\"version\":\"4.2.0\"}");
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
    }

    private static String plan(String car) {
        return "{\"name\":\"x\",\"version\":\"4.3.0\",\"phases\":[{\"name\":\"all\",\"cars\":[\"" + car + "\"]}]}";
    }

    private String draft(String car) {
        Person.Reply reply = manager.post("/api/v1/rollouts", plan(car));
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return reply.data().path("id").asText();
    }

    private Person scoped(Role role) {
        return server.person("s-" + role.name().toLowerCase(Locale.ROOT).replace('_', '-'), role, MUNICH);
    }

    private static boolean may(ApiRoute route, Role role) {
        return route.rule() instanceof Rule.Needs(Capability needed) && role.may(needed);
    }

    @Test
    void everyRouteSaysHowItKeepsToScopes() {
        List<ApiRoute> told = new ArrayList<>();
        List.of(ABOUT_ONE, ABOUT_MANY, NAMING_CARS, WHOLE_FLEET, WITHOUT_CARS).forEach(told::addAll);

        assertThat(told).containsExactlyInAnyOrder(ApiRoute.values());
    }

    @Test
    void whatIsOutsideIsNotThereUnderAnyNameOfAnyRoute() {
        List<String> wrong = new ArrayList<>();
        for (Role role : Role.values()) {
            Person person = scoped(role);
            for (ApiRoute route : ABOUT_ONE) {
                for (String path : route.paths()) {
                    Person.Reply reply = ask(person, route, path, OUTSIDE, outside);
                    if (reply.status() != (may(route, role) ? 404 : 403)) {
                        wrong.add(path + " as " + role + ": " + reply.status() + " " + reply.body());
                    }
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void whatIsInsideIsThereForWhoeverMay() {
        List<String> wrong = new ArrayList<>();
        for (Role role : Role.values()) {
            Person person = scoped(role);
            for (ApiRoute route : ABOUT_ONE) {
                boolean ends = ENDING.contains(route);
                for (String path : ends ? List.<String>of() : route.paths()) {
                    int status = ask(person, route, path, INSIDE, inside).status();
                    if (may(route, role) == (status == 403 || status == 404)) {
                        wrong.add(path + " as " + role + ": " + status);
                    }
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    private static Person.Reply ask(Person person, ApiRoute route, String path, String car, String rollout) {
        String id = path.contains("rollouts") ? rollout : car;
        boolean reads = route.method().equals("GET") || route.method().equals("DELETE");
        return person.send(
                route.method(),
                path.replace("{id}", id).replace("{name}", "state-of-" + car)
                        + (path.endsWith("/config") ? "?device_id=" + id : ""),
                reads ? Optional.empty() : Optional.of(body(route)),
                "If-Match",
                "\"1\"");
    }

    private static String body(ApiRoute route) {
        return switch (route) {
            case PATCH_CAR -> "{\"name\":\"x\"}";
            case UPDATE_CAR, ROLL_BACK_CAR, UPDATE_DEVICE -> "{\"version\":\"4.3.0\"}";
            case PUT_DEVICE -> "{\"metadata\":{}}";
            case SET_DEVICE_CONFIG -> "{\"config\":{}}";
            case EDIT_ROLLOUT -> plan(INSIDE);
            case APPROVE_ROLLOUT -> "{\"planHash\":\"" + "0".repeat(64) + "\"}";
            default -> "{\"reason\":\"because\"}";
        };
    }

    @Test
    void whatIsOutsideStandsInNoList() {
        for (Role role : Role.values()) {
            Person person = scoped(role);
            for (ApiRoute route : ABOUT_MANY) {
                for (String path : route.paths()) {
                    Person.Reply reply = person.get(path);
                    assertThat(reply.status()).as(path + " as " + role).isEqualTo(200);
                    assertThat(reply.body())
                            .as(path + " as " + role)
                            .doesNotContain(OUTSIDE)
                            .doesNotContain("\"" + outside + "\"")
                            .doesNotContain("berlin");
                }
            }
        }
    }

    @Test
    void whatIsOutsideCannotBeNamed() {
        List<String> wrong = new ArrayList<>();
        for (Role role : Role.values()) {
            Person person = scoped(role);
            for (ApiRoute route : NAMING_CARS) {
                for (String path : route.paths()) {
                    Person.Reply reply =
                            person.send(route.method(), path.replace("{name}", "berlin"), Optional.of(naming(route)));
                    boolean refused = reply.status() >= 400 && reply.status() < 500;
                    if (!refused || !may(route, role) && reply.status() != 403) {
                        wrong.add(path + " as " + role + ": " + reply.status() + " " + reply.body());
                    }
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    private static String naming(ApiRoute route) {
        return switch (route) {
            case CREATE_CAR -> "{\"id\":\"car-new\",\"region\":\"berlin\",\"version\":\"4.2.0\"}";
            case BULK_UPDATE -> "{\"version\":\"4.3.0\",\"cars\":[\"" + OUTSIDE + "\"]}";
            case PUT_DESIRED_STATE -> "{\"version\":\"4.3.0\",\"query\":\"region:berlin\"}";
            default -> plan(OUTSIDE);
        };
    }

    @Test
    void whatHoldsForAllIsNotForWhoSeesAPart() {
        for (Role role : Role.values()) {
            Person person = scoped(role);
            for (ApiRoute route : WHOLE_FLEET) {
                Person.Reply reply = person.send(
                        route.method(),
                        route.path().replace("{name}", "munich"),
                        Optional.of("{\"reason\":\"x\"}"),
                        "If-Match",
                        "\"0\"");
                assertThat(reply.code())
                        .as(route + " as " + role)
                        .isEqualTo(may(route, role) ? "OUT_OF_SCOPE" : "FORBIDDEN");
            }
        }
    }
}
