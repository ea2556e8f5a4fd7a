package pitwall.protocol.rest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One entry of the audit trail as a row. What names a person is absent where there is none, where it was erased, or
/// where the reader may not know it.
///
/// @param n counts from 1 without a hole
/// @param at server time
/// @param actor who did it
/// @param subject whom it was done to
/// @param objectId which object; absent for people and where there was none yet
/// @param cars how many cars it concerned
/// @param result `ACCEPTED`, `REFUSED`, `DENIED` or `FAILED`
/// @param code why it had no effect
/// @param count how many equal attempts it stands for
/// @param hash of this entry; a leaf of the Merkle tree
public record AuditRecord(
        long n,
        Instant at,
        @Nullable String actor,
        String role,
        String origin,
        @Nullable String address,
        String action,
        String object,
        @Nullable String objectId,
        @Nullable String subject,
        int cars,
        String result,
        @Nullable String code,
        int count,
        @Nullable String reason,
        @Nullable String ticket,
        @Nullable String approver,
        String correlation,
        String hash) {}
