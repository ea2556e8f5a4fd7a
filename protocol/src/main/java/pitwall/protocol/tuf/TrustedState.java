package pitwall.protocol.tuf;

import org.jspecify.annotations.Nullable;

/// What a client believes so far: the files themselves, which the caller keeps on disk between refreshes. A new
/// client begins with the root that it was delivered with. Whoever can write this can make the client believe
/// anything, so it lives where only the client writes.
///
/// @param root newest believed root
/// @param timestamp absent until the first refresh, and after its keys were changed
/// @param snapshot absent as the timestamp
/// @param targets absent until the first refresh
public record TrustedState(
        String root,
        @Nullable String timestamp,
        @Nullable String snapshot,
        @Nullable String targets) {
    /// Believes a root and nothing else.
    public static TrustedState of(String root) {
        return new TrustedState(root, null, null, null);
    }

    TrustedState withRoot(String file) {
        return new TrustedState(file, timestamp, snapshot, targets);
    }

    TrustedState withTimestamp(String file) {
        return new TrustedState(root, file, snapshot, targets);
    }

    TrustedState withSnapshot(String file) {
        return new TrustedState(root, timestamp, file, targets);
    }

    TrustedState withTargets(String file) {
        return new TrustedState(root, timestamp, snapshot, file);
    }

    /// Believes the targets no more than their snapshot, which is fetched anew.
    TrustedState forgetful() {
        return new TrustedState(root, null, null, targets);
    }
}
