package pitwall.server.release;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.release.Release;
import pitwall.server.storage.ReleaseRows;

/// A release as the server knows it now.
///
/// @param release with what its signatures are worth at this moment
/// @param hardware revisions it is for; empty for all
/// @param reason why it cannot be chosen; absent where it can
/// @param why the same as a sentence; empty where it can be chosen
/// @param stored whether its artifact is complete
/// @param createdBy who registered it
/// @param revoked absent unless somebody took it back
public record ListedRelease(
        Release release,
        Set<String> hardware,
        @Nullable ReasonCode reason,
        String why,
        boolean stored,
        String createdBy,
        ReleaseRows.@Nullable Revocation revoked) {
    public ListedRelease {
        hardware = Set.copyOf(hardware);
    }
}
