package pitwall.server.kit;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import pitwall.fleet.Capability;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;
import pitwall.server.access.Rule;
import pitwall.server.http.ApiRoute;

/// Two cars with a rollout each, one in Munich and one in Berlin, and people who look after Munich only.
public final class ScopeStage implements AutoCloseable {
    public static final Scope MUNICH = new Scope(Set.of("munich"), Set.of());
    public static final String INSIDE = "car-m";
    public static final String OUTSIDE = "car-b";

    private final TestServer server;
    private final Person manager;
    private final String inside;
    private final String outside;

    public ScopeStage(Path folder) {
        server = TestServer.start(folder);
        server.server().publishSampleReleases();
        manager = server.person("manager", Role.RELEASE_MANAGER, null);
        create(INSIDE, "munich");
        create(OUTSIDE, "berlin");
        inside = draft(INSIDE);
        outside = draft(OUTSIDE);
    }

    private void create(String id, String region) {
        expect(201, server.admin().post("/api/v1/cars", """
                {"id":"%s","region":"%s","ring":0,"version":"4.2.0"}""".formatted(id, region)));
    }

    private String draft(String car) {
        return expect(201, manager.post("/api/v1/rollouts", plan(car)))
                .data()
                .path("id")
                .asText();
    }

    /// The answer, where it is as it has to be.
    public static Person.Reply expect(int status, Person.Reply reply) {
        if (reply.status() != status) {
            throw new AssertionError("expected " + status + ", was " + reply);
        }
        return reply;
    }

    /// A rollout of one phase with one car.
    public static String plan(String car) {
        return """
                {"name":"x","version":"4.3.0","phases":[{"name":"all","cars":["%s"]}]}""".formatted(car);
    }

    public TestServer server() {
        return server;
    }

    /// The rollout of the car in Munich.
    public String inside() {
        return inside;
    }

    /// The rollout of the car in Berlin.
    public String outside() {
        return outside;
    }

    /// Somebody who looks after Munich only. The same person each time.
    public Person scoped(Role role) {
        return server.person("s-" + word(role), role, MUNICH);
    }

    /// Somebody who sees everything. The same person each time.
    public Person unlimited(Role role) {
        return server.person("u-" + word(role), role, null);
    }

    private static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static boolean may(ApiRoute route, Role role) {
        return switch (route.rule()) {
            case Rule.Needs(Capability needed) -> role.may(needed);
            case Rule.Download(Capability needed) -> role.may(needed);
            case Rule.Open(), Rule.SignedIn() -> true;
            case Rule.CarProof() -> false;
        };
    }

    /// The roles that may use a route.
    public static List<Role> roles(ApiRoute route) {
        return Stream.of(Role.values()).filter(role -> may(route, role)).toList();
    }

    /// Whether a text names what is not in Munich.
    public boolean isForeign(String text) {
        return text.contains(OUTSIDE) || text.contains("berlin") || text.contains('"' + outside + '"');
    }

    @Override
    public void close() {
        server.close();
    }
}
