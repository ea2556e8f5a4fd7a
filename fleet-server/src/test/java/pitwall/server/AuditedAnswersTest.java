package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.Capability;
import pitwall.fleet.Role;
import pitwall.fleet.audit.AuditEntry;
import pitwall.fleet.audit.AuditResult;
import pitwall.server.access.Rule;
import pitwall.server.http.ApiRoute;
import pitwall.server.kit.AcceptedWrites;
import pitwall.server.kit.AuditReader;
import pitwall.server.kit.Person;
import pitwall.server.kit.TestServer;

/// Every attempt on every route that changes something, by somebody who may, leaves one entry that says what the answer
/// said (W-8): done, malformed, out of date, impossible now, denied. What must be accepted is in [AcceptedWritesTest].
class AuditedAnswersTest {
    /// Change nothing when they are met: a piece of an upload, tokens of a sign-in that is known already.
    private static final Set<ApiRoute> SILENT = EnumSet.of(ApiRoute.UPLOAD, ApiRoute.REFRESH);

    @TempDir
    Path folder;

    private TestServer server;
    private AuditReader trail;
    private String rollout;

    @BeforeEach
    void start() {
        server = TestServer.start(folder);
        server.server().publishSampleReleases();
        server.person("manager", Role.RELEASE_MANAGER, null);
        server.person("chief", Role.ADMIN, null);
        server.createCar("car-1", "munich");
        server.createCar("car-2", "munich");
        server.createCar("car-3", "munich");
        rollout = manager()
                .post("/api/v1/rollouts", body(ApiRoute.CREATE_ROLLOUT))
                .data()
                .path("id")
                .asText();
        trail = new AuditReader(server);
    }

    @AfterEach
    void stop() {
        trail.close();
        server.close();
    }

    private Person manager() {
        return Person.stranger(server.uri()).signIn("manager", TestServer.PASSWORD);
    }

    private Person who(ApiRoute route) {
        boolean released = !(route.rule() instanceof Rule.Needs(Capability needed)) || Role.RELEASE_MANAGER.may(needed);
        return released ? manager() : Person.stranger(server.uri()).signIn("chief", TestServer.PASSWORD);
    }

    @Test
    void everyAnswerToAWriteLeavesOneEntryThatSaysTheSame() {
        List<String> wrong = new ArrayList<>();
        Set<AuditResult> met = EnumSet.noneOf(AuditResult.class);
        for (ApiRoute route : ApiRoute.values()) {
            if (Set.of("GET", "HEAD", "WS").contains(route.method())) {
                continue;
            }
            for (String path : route.paths()) {
                for (String body : Arrays.asList("", "{\"nonsense\":1}", body(route))) {
                    for (String revision : List.of("\"999\"", "\"1\"", "\"0\"")) {
                        check(route, path, body, revision, met).ifPresent(wrong::add);
                    }
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(met).contains(AuditResult.ACCEPTED, AuditResult.REFUSED);
    }

    private Optional<String> check(ApiRoute route, String path, String body, String revision, Set<AuditResult> met) {
        Person person = who(route);
        long before = trail.size();
        Person.Reply reply = person.send(
                route.method(),
                path.replace("{id}", path.contains("rollouts") ? rollout : car(route))
                                .replaceAll("\\{[^}]+}", "9.9.9")
                        + (route == ApiRoute.SET_DEVICE_CONFIG ? "?device_id=car-1" : ""),
                body.isEmpty() ? Optional.empty() : Optional.of(body),
                "If-Match",
                revision);
        List<AuditEntry> added = trail.after(before);
        boolean done = reply.status() < 300;
        if (AcceptedWrites.LOOKING_AHEAD.contains(route) || done && SILENT.contains(route)) {
            return added.isEmpty() ? Optional.empty() : Optional.of(route + " is not silent");
        }
        AuditResult expected = done
                ? AuditResult.ACCEPTED
                : Set.of(401, 403, 429).contains(reply.status()) ? AuditResult.DENIED : AuditResult.REFUSED;
        met.add(expected);
        boolean right = added.size() == 1
                && added.getFirst().facts().action().equals(route.name())
                && added.getFirst().facts().result() == expected;
        return right
                ? Optional.empty()
                : Optional.of(route + " " + path + " " + body + " answered " + reply.status() + " and left "
                        + added.stream().map(AuditReader::line).toList());
    }

    /// One of their own for routes after which it is gone.
    private static String car(ApiRoute route) {
        return switch (route) {
            case DELETE_CAR -> "car-2";
            case DELETE_DEVICE -> "car-3";
            default -> "car-1";
        };
    }

    /// Something that could be meant.
    private static String body(ApiRoute route) {
        return switch (route) {
            case SIGN_IN -> "{\"user\":\"manager\",\"password\":\"" + TestServer.PASSWORD + "\"}";
            case CREATE_CAR -> "{\"region\":\"munich\",\"version\":\"4.2.0\"}";
            case PATCH_CAR -> "{\"name\":\"x\"}";
            case NOTE_CAR -> "{\"text\":\"x\"}";
            case PUT_DEVICE -> "{\"metadata\":{}}";
            case SET_DEVICE_CONFIG -> "{\"config\":{}}";
            case UPDATE_CAR, ROLL_BACK_CAR, UPDATE_DEVICE -> "{\"version\":\"4.3.0\"}";
            case CREATE_ROLLOUT, PREVIEW_ROLLOUT, LAUNCH_ROLLOUT ->
                "{\"name\":\"x\",\"version\":\"4.3.0\",\"phases\":[{\"name\":\"all\",\"cars\":[\"car-1\"]}]}";
            case BULK_UPDATE -> "{\"version\":\"4.3.0\",\"cars\":[\"car-1\"]}";
            case PUT_DESIRED_STATE -> "{\"version\":\"4.3.0\",\"query\":\"region:munich\"}";
            case CHANGE_SAFETY_POLICY -> policy(40);
            case PROPOSE_WEAKER_POLICY -> policy(10);
            case APPROVE_WEAKER_POLICY, REJECT_WEAKER_POLICY ->
                "{\"hash\":\"" + "0".repeat(64) + "\",\"reason\":\"x\"}";
            default -> "{\"reason\":\"because\"}";
        };
    }

    private static String policy(int battery) {
        return "{\"reason\":\"x\",\"policy\":{\"rules\":[{\"scope\":\"EVERYWHERE\",\"stationary\":true,"
                + "\"notAutonomous\":true,\"minimumBatteryPercent\":" + battery + "}]}}";
    }
}
