package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.Role;
import pitwall.server.http.ApiRoute;
import pitwall.server.kit.Person;
import pitwall.server.kit.ScopeStage;

/// Every route under every name, for every role, inside and outside of somebody's part of the fleet (W-3).
class RouteScopeTest {
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
            ApiRoute.NOTE_CAR,
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
            ApiRoute.HISTORY,
            ApiRoute.HISTORY_CARS,
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
            ApiRoute.IMPORT_REGIONS,
            ApiRoute.PUT_ALARM_RULE,
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
            ApiRoute.LIST_USERS,
            ApiRoute.CREATE_USER,
            ApiRoute.GET_USER,
            ApiRoute.PATCH_USER,
            ApiRoute.DELETE_USER,
            ApiRoute.ERASE_PERSON,
            ApiRoute.SERVER_LOGS,
            ApiRoute.SERVER_LOG_HISTOGRAM,
            ApiRoute.SERVER_LOG_EXPORT,
            ApiRoute.REVOKE_RELEASE,
            ApiRoute.PUBLISH_ROOT,
            ApiRoute.PUBLISH_TARGETS,
            ApiRoute.MAKE_ONLINE_KEYS);

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
    void everyRouteSaysHowItKeepsToScopes() {
        List<ApiRoute> told = new ArrayList<>();
        List.of(ABOUT_ONE, ABOUT_MANY, NAMING_CARS, WHOLE_FLEET).forEach(told::addAll);
        told.addAll(AttentionScopeTest.ROUTES);
        told.addAll(SharedScopeTest.ROUTES);

        assertThat(told).containsExactlyInAnyOrder(ApiRoute.values());
    }

    @Test
    void whatIsOutsideIsNotThereUnderAnyNameOfAnyRoute() {
        List<String> wrong = new ArrayList<>();
        for (Role role : Role.values()) {
            Person person = stage.scoped(role);
            for (ApiRoute route : ABOUT_ONE) {
                for (String path : route.paths()) {
                    Person.Reply reply = ask(person, route, path, ScopeStage.OUTSIDE, stage.outside());
                    if (reply.status() != (ScopeStage.may(route, role) ? 404 : 403)) {
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
            Person person = stage.scoped(role);
            for (ApiRoute route : ABOUT_ONE) {
                boolean ends = ENDING.contains(route);
                for (String path : ends ? List.<String>of() : route.paths()) {
                    int status = ask(person, route, path, ScopeStage.INSIDE, stage.inside())
                            .status();
                    if (ScopeStage.may(route, role) == (status == 403 || status == 404)) {
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
            case NOTE_CAR -> "{\"text\":\"x\"}";
            case UPDATE_CAR, ROLL_BACK_CAR, UPDATE_DEVICE -> "{\"version\":\"4.3.0\"}";
            case PUT_DEVICE -> "{\"metadata\":{}}";
            case SET_DEVICE_CONFIG -> "{\"config\":{}}";
            case EDIT_ROLLOUT -> ScopeStage.plan(ScopeStage.INSIDE);
            case APPROVE_ROLLOUT -> "{\"planHash\":\"" + "0".repeat(64) + "\"}";
            default -> "{\"reason\":\"because\"}";
        };
    }

    @Test
    void whatIsOutsideStandsInNoList() {
        for (Role role : Role.values()) {
            Person person = stage.scoped(role);
            for (ApiRoute route : ABOUT_MANY) {
                for (String path : route.paths()) {
                    Person.Reply reply = person.get(path);
                    assertThat(reply.status()).as(path + " as " + role).isEqualTo(200);
                    assertThat(stage.isForeign(reply.body()))
                            .as(path + " as " + role + ": " + reply.body())
                            .isFalse();
                }
            }
        }
    }

    @Test
    void whatIsOutsideCannotBeNamed() {
        List<String> wrong = new ArrayList<>();
        for (Role role : Role.values()) {
            Person person = stage.scoped(role);
            for (ApiRoute route : NAMING_CARS) {
                for (String path : route.paths()) {
                    Person.Reply reply =
                            person.send(route.method(), path.replace("{name}", "berlin"), Optional.of(naming(route)));
                    boolean refused = reply.status() >= 400 && reply.status() < 500;
                    if (!refused || !ScopeStage.may(route, role) && reply.status() != 403) {
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
            case BULK_UPDATE -> "{\"version\":\"4.3.0\",\"cars\":[\"" + ScopeStage.OUTSIDE + "\"]}";
            case PUT_DESIRED_STATE -> "{\"version\":\"4.3.0\",\"query\":\"region:berlin\"}";
            default -> ScopeStage.plan(ScopeStage.OUTSIDE);
        };
    }

    @Test
    void whatHoldsForAllIsNotForWhoSeesAPart() {
        List<String> wrong = new ArrayList<>();
        for (Role role : Role.values()) {
            Person person = stage.scoped(role);
            for (ApiRoute route : WHOLE_FLEET) {
                boolean reads = route.method().equals("GET");
                Person.Reply reply = person.send(
                        route.method(),
                        route.path().replace("{name}", "munich").replaceAll("\\{[^}]+}", "1"),
                        reads ? Optional.empty() : Optional.of("{\"reason\":\"x\"}"),
                        "If-Match",
                        "\"0\"");
                String expected = ScopeStage.may(route, role) ? "OUT_OF_SCOPE" : "FORBIDDEN";
                if (reply.status() != 403 || !reply.code().equals(expected)) {
                    wrong.add(route + " as " + role + ": " + reply.status() + " " + reply.body());
                }
            }
        }

        assertThat(wrong).isEmpty();
    }
}
