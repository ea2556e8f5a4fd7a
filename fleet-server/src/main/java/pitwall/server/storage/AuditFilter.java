package pitwall.server.storage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Scope;

/// Which audit entries are wanted; an absent part does not limit.
///
/// @param from not before, server time
/// @param to before, server time
/// @param text occurs in the entry, whatever the case of its letters
public record AuditFilter(
        @Nullable String actor,
        @Nullable String action,
        @Nullable String object,
        @Nullable String objectId,
        @Nullable String result,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String text,
        @Nullable String correlation) {
    /// Every entry.
    public static final AuditFilter ALL = new AuditFilter(null, null, null, null, null, null, null, null, null);

    public boolean isEverything() {
        return equals(ALL);
    }

    /// Who reads, and how much of the trail they may see.
    ///
    /// @param others whether more than what they did themselves
    /// @param people whether what was done to accounts and sign-ins
    /// @param scope of the fleet whose entries they may see
    public record Reader(String user, boolean others, boolean people, Scope scope) {
        /// Whether nothing is hidden.
        public boolean seesEverything() {
            return others && people && scope.isUnlimited();
        }
    }
}
