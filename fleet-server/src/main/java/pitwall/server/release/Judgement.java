package pitwall.server.release;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.release.ReleaseTrust;
import pitwall.protocol.tuf.ReleaseTarget;
import pitwall.protocol.tuf.TufDocument;
import pitwall.protocol.tuf.TufReason;
import pitwall.protocol.tuf.TufRole;
import pitwall.server.storage.ReleaseRows;

/// What the signatures make of a registered release, by the same rules as a car's.
///
/// @param signedBy key ids whose signatures hold
/// @param reason absent where it is trusted
/// @param why one sentence, for people
record Judgement(
        ReleaseTrust trust, Set<String> signedBy, @Nullable ReasonCode reason, String why) {
    static Judgement of(ReleaseRows.Row row, Shelf.Newest newest, Instant now) {
        ReleaseRows.Revocation revoked = row.revoked();
        if (revoked != null) {
            return not(ReleaseTrust.REVOKED, TufReason.SIGNATURE_INVALID, "It was revoked: " + revoked.reason());
        }
        Optional<ReleaseTarget> signed = newest.targets()
                .flatMap(targets -> targets.metadata().release(row.claim().version()));
        if (signed.isEmpty()) {
            return not(ReleaseTrust.UNSIGNED, TufReason.SIGNATURE_INVALID, "Nobody signed for it yet.");
        }
        if (newest.signers().isEmpty()) {
            return unverifiable(TufReason.SIGNATURE_INVALID, "Its signers lost their role; somebody has to sign anew.");
        }
        if (!signed.get().equals(row.claim())) {
            return unverifiable(TufReason.HASH_MISMATCH, "What was signed is not what was registered.");
        }
        if (row.storedAt() == null) {
            return unverifiable(TufReason.METADATA_MISSING, "Its artifact is not complete yet.");
        }
        return expired(newest, now)
                .map(role -> unverifiable(TufReason.METADATA_EXPIRED, "The signed " + role + " metadata ran out."))
                .orElseGet(() -> new Judgement(ReleaseTrust.TRUSTED, newest.signers(), null, ""));
    }

    /// The first role that no car would believe any more.
    private static Optional<String> expired(Shelf.Newest newest, Instant now) {
        if (isOver(newest.root(), now)) {
            return Optional.of(TufRole.ROOT.word());
        }
        if (isOver(newest.targets(), now)) {
            return Optional.of(TufRole.TARGETS.word());
        }
        if (isOver(newest.snapshot(), now)) {
            return Optional.of(TufRole.SNAPSHOT.word());
        }
        return isOver(newest.timestamp(), now) ? Optional.of(TufRole.TIMESTAMP.word()) : Optional.empty();
    }

    private static boolean isOver(Optional<? extends TufDocument<?>> document, Instant now) {
        return document.map(known -> !now.isBefore(known.metadata().expires())).orElse(true);
    }

    private static Judgement unverifiable(ReasonCode reason, String why) {
        return not(ReleaseTrust.UNVERIFIABLE, reason, why);
    }

    private static Judgement not(ReleaseTrust trust, ReasonCode reason, String why) {
        return new Judgement(trust, Set.of(), reason, why);
    }
}
