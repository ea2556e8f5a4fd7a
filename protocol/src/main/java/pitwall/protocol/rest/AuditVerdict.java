package pitwall.protocol.rest;

import org.jspecify.annotations.Nullable;

/// What the server found when it checked a part of its trail.
///
/// @param from first entry that was checked
/// @param to last one
/// @param next where the following part begins; absent where the trail ends
/// @param broken absent where everything is as it was signed
public record AuditVerdict(
        long from,
        long to,
        long size,
        @Nullable Long next,
        @Nullable Break broken,
        @Nullable AuditHead head) {
    /// @param n first entry that is not proven
    public record Break(String kind, long n) {}
}
