package pitwall.protocol.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Entries with everything that proves them, the oldest first.
///
/// @param entries each with a proof of its own where others between them are left out
/// @param before what stands before the first of them; absent where entries between them are left out
/// @param head the newest; absent on a server that has not signed yet
/// @param path that the trail up to the last of them is the beginning of the trail that was signed (RFC 9162, 2.1.4);
///     absent where `before` is, and where the head does not reach as far
public record AuditEvidence(
        List<AuditDetail> entries,
        @Nullable Before before,
        @Nullable AuditHead head,
        @Nullable List<String> path) {
    public AuditEvidence {
        entries = List.copyOf(entries);
        path = path == null ? null : List.copyOf(path);
    }

    /// A trail up to some entry.
    ///
    /// @param size how many entries
    /// @param last hash of the last of them
    /// @param peaks of the Merkle tree over them, the largest first
    public record Before(long size, String last, List<String> peaks) {
        public Before {
            peaks = List.copyOf(peaks);
        }
    }
}
