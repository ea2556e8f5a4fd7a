package pitwall.protocol.rest;

import org.jspecify.annotations.Nullable;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;

/// A new account.
///
/// @param password at least 12 characters
/// @param scope everything when absent
public record CreateUser(
        String name, String password, Role role, @Nullable Scope scope) {
    @Override
    public String toString() {
        return "CreateUser[name=" + name + ", role=" + role + "]";
    }
}
