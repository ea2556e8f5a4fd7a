package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.Capability;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;
import pitwall.fleet.audit.AuditEntry;
import pitwall.server.access.Rule;
import pitwall.server.http.ApiRoute;
import pitwall.server.kit.AuditReader;
import pitwall.server.kit.Person;
import pitwall.server.kit.TestServer;

/// Every route there is, whoever adds it: by role, inside and outside a scope, with its entry in the trail.
class AuditedRoutesTest {
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

    private static Stream<ApiRoute> writes() {
        return Arrays.stream(ApiRoute.values())
                .filter(route -> !Set.of("GET", "HEAD", "WS").contains(route.method()))
                .filter(route -> route != ApiRoute.PREVIEW_ROLLOUT
                        && route != ApiRoute.PREVIEW_SAFETY_POLICY
                        && route != ApiRoute.PREVIEW_ALARM_MUTE
                        && route != ApiRoute.PREVIEW_ALARM_RULES
                        && route != ApiRoute.BACK_TEST_RULE);
    }

    private static String path(ApiRoute route, String id) {
        return route.path().replace("{id}", id).replaceAll("\\{[^}]+}", "9.9.9");
    }

    private static int ask(Person person, ApiRoute route, String id) {
        return person.send(route.method(), path(route, id), Optional.empty()).status();
    }

    @Test
    void aStrangerLeavesOneEntryOnEveryRouteThatChangesSomething() {
        List<String> wrong = new ArrayList<>();
        Person stranger = Person.stranger(server.uri());
        writes().forEach(route -> check(route, "NONE", () -> ask(stranger, route, "car-1"), wrong));

        assertThat(wrong).isEmpty();
    }

    @Test
    void whoLacksTheCapabilityLeavesOneEntryOnEveryRouteThatChangesSomething() {
        List<String> wrong = new ArrayList<>();
        for (Role role : Role.values()) {
            Person person =
                    server.person("a-" + role.name().toLowerCase(Locale.ROOT).replace('_', '-'), role, null);
            writes().filter(route -> route.rule() instanceof Rule.Needs(Capability needed) && !role.may(needed))
                    .forEach(route -> check(route, role.name(), () -> ask(person, route, "car-1"), wrong));
        }

        assertThat(wrong).isEmpty();
    }

    private void check(ApiRoute route, String role, Runnable attempt, List<String> wrong) {
        long before = trail.size();
        attempt.run();
        List<AuditEntry> added = trail.after(before);
        boolean right = added.size() == 1
                && added.getFirst().facts().action().equals(route.name())
                && added.getFirst().facts().role().equals(role);
        if (!right) {
            wrong.add(route + " as " + role + ": "
                    + added.stream().map(AuditReader::line).toList());
        }
    }

    @Test
    void outsideTheirScopeNobodyFindsACarOnAnyRoute() {
        server.createCar("car-m", "munich");
        server.createCar("car-b", "berlin");
        Scope munich = new Scope(Set.of("munich"), Set.of());
        List<String> wrong = new ArrayList<>();
        for (Role role : Role.values()) {
            Person person =
                    server.person("s-" + role.name().toLowerCase(Locale.ROOT).replace('_', '-'), role, munich);
            Arrays.stream(ApiRoute.values())
                    .filter(route -> route.path().startsWith("/api/v1/cars/{id}")
                            || route.path().startsWith("/api/v1/devices/{id}"))
                    .filter(route -> !route.isSocket())
                    .forEach(route -> {
                        boolean may = route.rule() instanceof Rule.Needs(Capability needed) && role.may(needed);
                        int outside = person.send(
                                        route.method(), path(route, "car-b"), body(route), "If-Match", "\"1\"")
                                .status();
                        int inside = ask(person, route, "car-m");
                        if (outside != (may ? 404 : 403) || may == (inside == 403 || inside == 404)) {
                            wrong.add(route + " as " + role + ": " + outside + " outside, " + inside + " inside");
                        }
                    });
        }

        assertThat(wrong).isEmpty();
    }

    private static Optional<String> body(ApiRoute route) {
        return switch (route) {
            case PATCH_CAR -> Optional.of("{\"name\":\"x\"}");
            case NOTE_CAR -> Optional.of("{\"text\":\"x\"}");
            case PUT_DEVICE -> Optional.of("{\"metadata\":{}}");
            case UPDATE_CAR, ROLL_BACK_CAR, UPDATE_DEVICE -> Optional.of("{\"version\":\"4.3.0\"}");
            default -> Optional.empty();
        };
    }
}
