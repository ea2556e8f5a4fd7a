package pitwall.server.access;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Capability;
import pitwall.fleet.Precision;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;

/// Who asks, with the rights of this moment.
///
/// @param family the sign-in the caller's token comes from
/// @param revision of the account when the rights were read; 0 where an identity provider vouches
/// @param until when the rights end by themselves; absent where the account says so at any time
/// @param provenAt when they last proved who they are, by a password or to their identity provider; absent where nobody
///     knows
public record Principal(
        String user,
        Role role,
        Scope scope,
        String family,
        long revision,
        @Nullable Instant until,
        @Nullable Instant provenAt) {
    /// How long a proof of who somebody is counts as fresh, where the second person of four eyes must give one.
    public static final Duration FRESH = Duration.ofMinutes(5);

    /// Whether they proved who they are just now.
    public boolean isFresh(Instant now) {
        return provenAt != null && now.isBefore(provenAt.plus(FRESH));
    }

    public boolean may(Capability capability) {
        return role.may(capability);
    }

    /// How exactly they may know where cars are.
    public Precision precision() {
        return role.precision();
    }
}
