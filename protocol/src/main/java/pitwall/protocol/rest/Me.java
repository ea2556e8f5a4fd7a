package pitwall.protocol.rest;

import java.util.Set;
import pitwall.fleet.Capability;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;

/// Who the server takes the caller for, and what they may do.
public record Me(String user, Role role, Set<Capability> capabilities, Scope scope) {
    public Me {
        capabilities = Set.copyOf(capabilities);
    }
}
