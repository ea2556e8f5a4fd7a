package pitwall.protocol.rest;

import org.jspecify.annotations.Nullable;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;

/// Changes an account; absent fields stay. The request names the revision it is based on in `If-Match`.
public record PatchUser(
        @Nullable String password,
        @Nullable Role role,
        @Nullable Scope scope,
        @Nullable Boolean disabled) {
    @Override
    public String toString() {
        return "PatchUser[role=" + role + ", scope=" + scope + ", disabled=" + disabled + "]";
    }
}
