package pitwall.client;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Capability;
import pitwall.fleet.FreshnessPolicy;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;
import pitwall.protocol.ServerFrame;

/// Who is signed in where, as the server said in its last welcome (or the cache remembers).
///
/// @param server address without credentials, for example `https://fleet.example:8443`
/// @param environment shown beside the mode pill
/// @param simulated true where no real car is behind the fleet
/// @param outsideScope how many cars the person cannot see, as the server last said; absent where the scope is the
/// whole
///     fleet, or the server did not say
public record SessionInfo(
        String server,
        String environment,
        boolean simulated,
        String user,
        Role role,
        Set<Capability> capabilities,
        Scope scope,
        FreshnessPolicy freshness,
        @Nullable Integer outsideScope) {
    /// Somebody of whom no server said what he does not see.
    public SessionInfo(
            String server,
            String environment,
            boolean simulated,
            String user,
            Role role,
            Set<Capability> capabilities,
            Scope scope,
            FreshnessPolicy freshness) {
        this(server, environment, simulated, user, role, capabilities, scope, freshness, null);
    }

    public SessionInfo {
        capabilities = Set.copyOf(capabilities);
    }

    /// What a server says when it lets somebody in.
    static SessionInfo of(String server, ServerFrame.Welcome welcome) {
        return new SessionInfo(
                server,
                welcome.environment(),
                welcome.simulated(),
                welcome.user(),
                welcome.role(),
                welcome.capabilities(),
                welcome.scope(),
                welcome.freshness(),
                welcome.outsideScope());
    }

    /// The same with what the server says now; null where it says nothing.
    SessionInfo withOutsideScope(@Nullable Integer cars) {
        return cars == null || cars.equals(outsideScope)
                ? this
                : new SessionInfo(server, environment, simulated, user, role, capabilities, scope, freshness, cars);
    }

    /// True where a picture made in this session shows just what one made in `other` would.
    public boolean seesTheSameAs(SessionInfo other) {
        return user.equals(other.user) && scope.equals(other.scope) && capabilities.equals(other.capabilities);
    }
}
