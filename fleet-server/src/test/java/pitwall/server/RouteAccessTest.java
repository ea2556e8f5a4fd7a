package pitwall.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.Capability;
import pitwall.fleet.CarId;
import pitwall.fleet.Role;
import pitwall.server.access.Rule;
import pitwall.server.http.ApiRoute;
import pitwall.server.kit.Contract;
import pitwall.server.kit.Person;
import pitwall.server.kit.TestConsole;
import pitwall.server.kit.TestServer;

class RouteAccessTest {
    /// What each route is meant to need, said a second time on purpose: a route that is added or relaxed must be
    /// added or relaxed here too.
    private static final Map<ApiRoute, Rule> EXPECTED = expected();

    @TempDir
    Path folder;

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static Map<ApiRoute, Rule> expected() {
        Map<ApiRoute, Rule> rules = new EnumMap<>(ApiRoute.class);
        for (ApiRoute open : List.of(
                ApiRoute.SIGN_IN,
                ApiRoute.REFRESH,
                ApiRoute.HEALTH,
                ApiRoute.READY,
                ApiRoute.METRICS,
                ApiRoute.OPENAPI,
                ApiRoute.ASYNCAPI)) {
            rules.put(open, new Rule.Open());
        }
        rules.put(ApiRoute.CONFIRM, new Rule.SignedIn());
        rules.put(ApiRoute.SIGN_OUT, new Rule.SignedIn());
        rules.put(ApiRoute.ME, new Rule.SignedIn());
        for (ApiRoute read : List.of(
                ApiRoute.LIST_CARS,
                ApiRoute.GET_CAR,
                ApiRoute.CAR_LOGS,
                ApiRoute.CAR_TIMELINE,
                ApiRoute.CAR_TELEMETRY,
                ApiRoute.LIST_LOGS,
                ApiRoute.LOG_HISTOGRAM,
                ApiRoute.LOG_EXPORT,
                ApiRoute.FLEET_SUMMARY,
                ApiRoute.STREAM)) {
            rules.put(read, new Rule.Needs(Capability.FLEET_READ));
        }
        rules.put(ApiRoute.CREATE_CAR, new Rule.Needs(Capability.CARS_CREATE));
        rules.put(ApiRoute.PATCH_CAR, new Rule.Needs(Capability.CARS_EDIT));
        rules.put(ApiRoute.NOTE_CAR, new Rule.Needs(Capability.CARS_EDIT));
        rules.put(ApiRoute.DELETE_CAR, new Rule.Needs(Capability.CARS_DELETE));
        rules.put(ApiRoute.ENROL_CAR, new Rule.Needs(Capability.CARS_ENROL));
        for (ApiRoute users : List.of(
                ApiRoute.ERASE_PERSON,
                ApiRoute.LIST_USERS,
                ApiRoute.CREATE_USER,
                ApiRoute.GET_USER,
                ApiRoute.PATCH_USER,
                ApiRoute.DELETE_USER)) {
            rules.put(users, new Rule.Needs(Capability.USERS_MANAGE));
        }
        for (ApiRoute draft : List.of(
                ApiRoute.CREATE_ROLLOUT,
                ApiRoute.PREVIEW_ROLLOUT,
                ApiRoute.EDIT_ROLLOUT,
                ApiRoute.LAUNCH_ROLLOUT,
                ApiRoute.BULK_UPDATE,
                ApiRoute.PUT_DESIRED_STATE,
                ApiRoute.START_ROLLOUT)) {
            rules.put(draft, new Rule.Needs(Capability.ROLLOUT_CREATE));
        }
        for (ApiRoute ack : List.of(ApiRoute.ACKNOWLEDGE_ALARM, ApiRoute.ACKNOWLEDGE_ALARMS)) {
            rules.put(ack, new Rule.Needs(Capability.ALARM_ACK));
        }
        for (ApiRoute shelve : List.of(ApiRoute.SHELVE_ALARM, ApiRoute.UNSHELVE_ALARM)) {
            rules.put(shelve, new Rule.Needs(Capability.ALARM_SHELVE));
        }
        for (ApiRoute mute : List.of(ApiRoute.PREVIEW_ALARM_MUTE, ApiRoute.MUTE_ALARMS, ApiRoute.UNMUTE_ALARMS)) {
            rules.put(mute, new Rule.Needs(Capability.ALARM_MUTE));
        }
        for (ApiRoute region : List.of(ApiRoute.PUT_REGION, ApiRoute.DELETE_REGION, ApiRoute.IMPORT_REGIONS)) {
            rules.put(region, new Rule.Needs(Capability.REGIONS_EDIT));
        }
        for (ApiRoute rule : List.of(
                ApiRoute.PUT_ALARM_RULE,
                ApiRoute.BACK_TEST_RULE,
                ApiRoute.PREVIEW_ALARM_RULES,
                ApiRoute.IMPORT_ALARM_RULES,
                ApiRoute.LIST_CHANNELS,
                ApiRoute.GET_CHANNEL,
                ApiRoute.LIST_DELIVERIES)) {
            rules.put(rule, new Rule.Needs(Capability.ALARM_RULES));
        }
        for (ApiRoute channel : List.of(
                ApiRoute.PUT_CHANNEL,
                ApiRoute.DELETE_CHANNEL,
                ApiRoute.TEST_CHANNEL,
                ApiRoute.RETRY_CHANNEL,
                ApiRoute.RETRY_DELIVERY)) {
            rules.put(channel, new Rule.Needs(Capability.CHANNELS_MANAGE));
        }
        rules.put(ApiRoute.APPROVE_ROLLOUT, new Rule.Needs(Capability.ROLLOUT_APPROVE));
        rules.put(ApiRoute.REJECT_ROLLOUT, new Rule.Needs(Capability.ROLLOUT_APPROVE));
        rules.put(ApiRoute.PAUSE_ROLLOUT, new Rule.Needs(Capability.ROLLOUT_PAUSE));
        rules.put(ApiRoute.ABORT_ROLLOUT, new Rule.Needs(Capability.ROLLOUT_PAUSE));
        rules.put(ApiRoute.RESUME_ROLLOUT, new Rule.Needs(Capability.ROLLOUT_RESUME));
        rules.put(ApiRoute.ADVANCE_ROLLOUT, new Rule.Needs(Capability.ROLLOUT_RESUME));
        rules.put(ApiRoute.ROLL_BACK_ROLLOUT, new Rule.Needs(Capability.ROLLOUT_ROLL_BACK));
        rules.put(ApiRoute.RETRY_ROLLOUT, new Rule.Needs(Capability.CAR_UPDATE));
        rules.put(ApiRoute.UPDATE_CAR, new Rule.Needs(Capability.CAR_UPDATE));
        rules.put(ApiRoute.ROLL_BACK_CAR, new Rule.Needs(Capability.CAR_UPDATE));
        for (ApiRoute read : List.of(
                ApiRoute.NOTE_EXPORT,
                ApiRoute.LIST_RELEASES,
                ApiRoute.GET_RELEASE,
                ApiRoute.ONLINE_KEYS,
                ApiRoute.LIST_APPROVALS,
                ApiRoute.LIST_ROLLOUTS,
                ApiRoute.GET_ROLLOUT,
                ApiRoute.ROLLOUT_TEMPLATES,
                ApiRoute.ROLLOUT_LANES,
                ApiRoute.ROLLOUT_EFFECTS,
                ApiRoute.ROLLOUT_DRIFT,
                ApiRoute.ROLLOUT_CARS,
                ApiRoute.ROLLOUT_REPORT,
                ApiRoute.LIST_DESIRED_STATES,
                ApiRoute.GET_DESIRED_STATE,
                ApiRoute.ROLLOUT_DECISIONS,
                ApiRoute.CAR_UPDATES,
                ApiRoute.CAR_DESIRED,
                ApiRoute.CAR_WHY,
                ApiRoute.LIST_DEVICES,
                ApiRoute.GET_DEVICE,
                ApiRoute.GET_DEVICE_CONFIG,
                ApiRoute.GET_SAFETY_POLICY,
                ApiRoute.LIST_ALARMS,
                ApiRoute.GET_ALARM,
                ApiRoute.ALARM_JOURNAL,
                ApiRoute.LIST_ALARM_MUTES,
                ApiRoute.LIST_ALARM_RULES,
                ApiRoute.GET_ALARM_RULE,
                ApiRoute.CAR_TRACK,
                ApiRoute.HISTORY,
                ApiRoute.HISTORY_CARS,
                ApiRoute.LIST_REGIONS,
                ApiRoute.GET_REGION,
                ApiRoute.SAFETY_POLICY_HISTORY)) {
            rules.put(read, new Rule.Needs(Capability.FLEET_READ));
        }
        rules.put(ApiRoute.PUT_DEVICE, new Rule.Needs(Capability.CARS_EDIT));
        rules.put(ApiRoute.DELETE_DEVICE, new Rule.Needs(Capability.CARS_DELETE));
        rules.put(ApiRoute.UPDATE_DEVICE, new Rule.Needs(Capability.CAR_UPDATE));
        rules.put(ApiRoute.SET_DEVICE_CONFIG, new Rule.Needs(Capability.CARS_EDIT));
        for (ApiRoute write : List.of(
                ApiRoute.CREATE_RELEASE,
                ApiRoute.REVOKE_RELEASE,
                ApiRoute.UPLOADED,
                ApiRoute.UPLOAD,
                ApiRoute.PUBLISH_ROOT,
                ApiRoute.PUBLISH_TARGETS,
                ApiRoute.MAKE_ONLINE_KEYS)) {
            rules.put(write, new Rule.Needs(Capability.RELEASE_REGISTER));
        }
        for (ApiRoute download : List.of(ApiRoute.ARTIFACT_FACTS, ApiRoute.ARTIFACT, ApiRoute.TUF_FILE)) {
            rules.put(download, new Rule.Download(Capability.FLEET_READ));
        }
        for (ApiRoute own : List.of(
                ApiRoute.LIST_AUDIT,
                ApiRoute.AUDIT_HEAD,
                ApiRoute.AUDIT_PROOF,
                ApiRoute.AUDIT_EVIDENCE,
                ApiRoute.GET_AUDIT_ENTRY)) {
            rules.put(own, new Rule.Needs(Capability.AUDIT_READ_OWN));
        }
        for (ApiRoute others : List.of(
                ApiRoute.AUDIT_VERIFY,
                ApiRoute.SERVER_LOGS,
                ApiRoute.SERVER_LOG_HISTOGRAM,
                ApiRoute.SERVER_LOG_EXPORT)) {
            rules.put(others, new Rule.Needs(Capability.AUDIT_READ));
        }
        rules.put(ApiRoute.AUDIT_EXPORT, new Rule.Needs(Capability.AUDIT_EXPORT));
        for (ApiRoute policy : List.of(
                ApiRoute.CHANGE_SAFETY_POLICY,
                ApiRoute.PREVIEW_SAFETY_POLICY,
                ApiRoute.PROPOSE_WEAKER_POLICY,
                ApiRoute.WITHDRAW_WEAKER_POLICY)) {
            rules.put(policy, new Rule.Needs(Capability.SAFETY_POLICY_CHANGE));
        }
        rules.put(ApiRoute.APPROVE_WEAKER_POLICY, new Rule.Needs(Capability.SAFETY_POLICY_APPROVE));
        rules.put(ApiRoute.REJECT_WEAKER_POLICY, new Rule.Needs(Capability.SAFETY_POLICY_APPROVE));
        rules.put(ApiRoute.CAR_LINK, new Rule.CarProof());
        return rules;
    }

    @Test
    void everyRouteHasTheRuleThatIsExpectedOfIt() {
        Map<ApiRoute, Rule> declared = new EnumMap<>(ApiRoute.class);
        for (ApiRoute route : ApiRoute.values()) {
            declared.put(route, route.rule());
        }

        assertThat(declared).isEqualTo(EXPECTED);
    }

    @Test
    void theContractHasExactlyTheRoutesOfTheServer() {
        List<String> routes = Arrays.stream(ApiRoute.values())
                .filter(route -> !route.isSocket())
                .flatMap(route -> route.paths().stream().map(path -> route.method() + " " + path))
                .toList();

        assertThat(Contract.operations()).containsExactlyInAnyOrderElementsOf(routes);
    }

    @Test
    void noRouteChangesTheAuditTrail() {
        assertThat(Arrays.stream(ApiRoute.values())
                        .filter(route -> route.path().startsWith("/api/v1/audit"))
                        .filter(route -> route != ApiRoute.ERASE_PERSON)
                        .map(ApiRoute::method))
                .hasSize(7)
                .containsOnly("GET");
    }

    @Test
    void everyRouteLetsInWhoMayAndNobodyElse() {
        List<String> wrong = new ArrayList<>();
        for (ApiRoute route : ApiRoute.values()) {
            for (String path : route.paths()) {
                check(route, path, null).ifPresent(wrong::add);
                for (Role role : Role.values()) {
                    check(route, path, role).ifPresent(wrong::add);
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    /// What is wrong with the answer to somebody on a route; every caller signs in anew, because signing out is a
    /// route too.
    private Optional<String> check(ApiRoute route, String template, @Nullable Role role) {
        if (route.rule() instanceof Rule.CarProof) {
            return Optional.empty();
        }
        String path = path(template);
        Person person = role == null ? Person.stranger(server.uri()) : signedIn(role);
        int status = status(route, path, person, role);
        int expected = switch (route.rule()) {
            case Rule.Open(), Rule.CarProof() -> 0;
            case Rule.SignedIn() -> role == null ? 401 : 0;
            case Rule.Needs(Capability capability) -> role == null ? 401 : role.may(capability) ? 0 : 403;
            case Rule.Download(Capability capability) -> role == null ? 401 : role.may(capability) ? 0 : 403;
        };
        boolean letIn = status != 401 && status != 403 || isOwnRefusal(route, status);
        boolean right = expected == 0 ? letIn : status == expected;
        return right && status < 500
                ? Optional.empty()
                : Optional.of(route + " as " + role + " answered " + status + ", expected "
                        + (expected == 0 ? "to let in" : expected));
    }

    /// Signing in with nothing fails with 401 or 400 for everybody.
    private static boolean isOwnRefusal(ApiRoute route, int status) {
        return (route == ApiRoute.SIGN_IN || route == ApiRoute.REFRESH) && status == 401;
    }

    private static int status(ApiRoute route, String path, Person person, @Nullable Role role) {
        return route.isSocket()
                ? TestConsole.refusal(
                        person, role == null ? null : person.tokens().accessToken())
                : person.send(route.method(), path, Optional.empty()).status();
    }

    private Person signedIn(Role role) {
        String name = "a-" + role.name().toLowerCase(Locale.ROOT).replace('_', '-');
        boolean known = server.admin().get("/api/v1/users/" + name).status() == 200;
        return known
                ? Person.stranger(server.uri()).signIn(name, TestServer.PASSWORD)
                : server.person(name, role, null);
    }

    @Test
    void aCarsDownloadTokenOpensDownloadsAndNothingElse() {
        String token = server.server()
                .downloads()
                .issue(new CarId("car-1"), "9.9.9", InstantSource.system().instant());
        List<String> wrong = new ArrayList<>();
        for (ApiRoute route : ApiRoute.values()) {
            boolean open = route.rule() instanceof Rule.Open || route.rule() instanceof Rule.CarProof;
            if (!open && !route.isSocket()) {
                boolean letIn = carStatus(route, token) != 401;
                if (letIn != route.rule() instanceof Rule.Download) {
                    wrong.add(route + (letIn ? " let a car in" : " sent a car away"));
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    private int carStatus(ApiRoute route, String token) {
        return Person.stranger(server.uri())
                .send(route.method(), path(route.path()), Optional.empty(), "Authorization", "Bearer " + token)
                .status();
    }

    private static String path(String template) {
        return template.replace("{id}", "car-1")
                .replace("{n}", "1")
                .replace("{name}", "nobody")
                .replace("{version}", "9.9.9")
                .replace("{file}", "timestamp.json");
    }

    @Test
    void aTokenOfOneServerIsWorthNothingAtAnother(@TempDir Path other) {
        try (TestServer second = TestServer.start(
                other,
                InstantSource.system(),
                settings -> settings.withSecretKey("x".repeat(32).getBytes(US_ASCII)))) {
            String foreign = second.admin().tokens().accessToken();

            assertThat(Person.stranger(server.uri())
                            .get("/api/v1/me", "Authorization", "Bearer " + foreign)
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void tokensThatNobodySignedAreRefused() {
        String unsigned = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9.";
        Stream.of(unsigned, "", "a.b.c", server.admin().tokens().accessToken() + "x")
                .forEach(token -> {
                    Person.Reply reply =
                            Person.stranger(server.uri()).get("/api/v1/me", "Authorization", "Bearer " + token);

                    assertThat(reply.status()).as(token).isEqualTo(401);
                });
    }
}
