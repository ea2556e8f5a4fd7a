package pitwall.server;

import java.util.Optional;

/// What a server made at its very first start and tells this one time.
///
/// @param adminPassword of the account `admin`; absent if accounts existed
/// @param enrolmentKey lets unknown cars in; absent if it was given or existed
public record FirstStartSecrets(Optional<String> adminPassword, Optional<String> enrolmentKey) {
    /// The account that a first start makes.
    public static final String ADMIN = "admin";

    @Override
    public String toString() {
        return "FirstStartSecrets[…]";
    }
}
