package pitwall.views.ports;

import pitwall.fleet.Capability;
import pitwall.fleet.Role;

/// Somebody else as whom one can go on at this console.
///
/// @param name of the account
public record Colleague(String name, Role role) {
    /// Whether this can be the second person for a rollout.
    public boolean approves() {
        return role.may(Capability.ROLLOUT_APPROVE);
    }
}
