package pitwall.server.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Capability;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;

/// Who asks, with the rights of this moment.
///
/// @param family the sign-in the caller's token comes from
/// @param revision of the account when the rights were read; 0 where an identity provider vouches
/// @param until when the rights end by themselves; absent where the account says so at any time
public record Principal(
        String user,
        Role role,
        Scope scope,
        String family,
        long revision,
        @Nullable Instant until) {
    public boolean may(Capability capability) {
        return role.may(capability);
    }
}
