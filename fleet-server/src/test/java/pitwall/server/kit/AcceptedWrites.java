package pitwall.server.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import pitwall.fleet.audit.AuditEntry;
import pitwall.fleet.audit.AuditResult;
import pitwall.server.http.ApiRoute;

/// Attempts that must be accepted, each held against what the trail says of it.
public final class AcceptedWrites implements AutoCloseable {
    /// Change nothing, whatever they answer.
    public static final Set<ApiRoute> LOOKING_AHEAD = EnumSet.of(
            ApiRoute.PREVIEW_ROLLOUT,
            ApiRoute.PREVIEW_SAFETY_POLICY,
            ApiRoute.PREVIEW_ALARM_MUTE,
            ApiRoute.PREVIEW_ALARM_RULES,
            ApiRoute.BACK_TEST_RULE);

    /// Take something away as a file, which is written down although nothing is changed.
    private static final Set<ApiRoute> TAKING_AWAY =
            EnumSet.of(ApiRoute.AUDIT_EXPORT, ApiRoute.LOG_EXPORT, ApiRoute.SERVER_LOG_EXPORT);

    private final AuditReader trail;
    private final Set<ApiRoute> accepted = EnumSet.noneOf(ApiRoute.class);

    public AcceptedWrites(TestServer server) {
        trail = new AuditReader(server);
    }

    /// Every route that changes something or takes something away.
    public static Set<ApiRoute> all() {
        Set<ApiRoute> all = EnumSet.copyOf(TAKING_AWAY);
        Arrays.stream(ApiRoute.values())
                .filter(route -> !Set.of("GET", "HEAD", "WS").contains(route.method()))
                .forEach(all::add);
        return all;
    }

    /// Those that were accepted until now.
    public Set<ApiRoute> accepted() {
        return Set.copyOf(accepted);
    }

    /// Asks a route.
    ///
    /// @param name what stands in its path, where something does
    /// @param body empty for none
    public Person.Reply accept(ApiRoute route, Person person, String name, String body, String... headers) {
        String path = route.path().replaceAll("\\{[^}]+}", name);
        return accept(
                route,
                () -> person.send(
                        route.method(), path, body.isEmpty() ? Optional.empty() : Optional.of(body), headers));
    }

    /// Has a route asked. It must be accepted and leave its entry and no other, or none at all where it is silent.
    public Person.Reply accept(ApiRoute route, Supplier<Person.Reply> attempt) {
        long before = trail.size();
        Person.Reply reply = attempt.get();
        assertThat(reply.status()).as(route + ": " + reply.body()).isLessThan(300);
        List<AuditEntry> added = trail.after(before);
        String seen = route + " left " + added.stream().map(AuditReader::line).toList();
        if (LOOKING_AHEAD.contains(route) || route == ApiRoute.REFRESH) {
            assertThat(added).as(seen).isEmpty();
        } else {
            assertThat(added).as(seen).hasSize(1);
            assertThat(added.getFirst().facts().action()).as(seen).isEqualTo(route.name());
            assertThat(added.getFirst().facts().result()).as(seen).isEqualTo(AuditResult.ACCEPTED);
        }
        accepted.add(route);
        return reply;
    }

    @Override
    public void close() {
        trail.close();
    }
}
