package pitwall.server.access;

import pitwall.fleet.Capability;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;

/// Who asks, with the rights of this moment.
///
/// @param family the sign-in the caller's token comes from
/// @param revision of the account when the rights were read
public record Principal(String user, Role role, Scope scope, String family, long revision) {
    public boolean may(Capability capability) {
        return role.may(capability);
    }
}
