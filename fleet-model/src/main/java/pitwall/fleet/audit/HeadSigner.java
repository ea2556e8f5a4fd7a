package pitwall.fleet.audit;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/// Signs heads. Thread-safe.
public final class HeadSigner {
    private final KeyPair pair;
    private final AuditKey key;

    /// @param pair of Ed25519 keys
    public HeadSigner(KeyPair pair) {
        this.pair = pair;
        this.key = AuditKey.of(pair.getPublic());
    }

    /// What others check with.
    public AuditKey key() {
        return key;
    }

    public SignedHead sign(MerkleFrontier frontier, Instant now) {
        Instant at = now.truncatedTo(ChronoUnit.MILLIS);
        Hash root = frontier.root();
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(SignedHead.signedBytes(frontier.size(), root, at, key.id()));
            return new SignedHead(
                    frontier.size(), root, at, key.id(), HexFormat.of().formatHex(signature.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign with this key", e);
        }
    }
}
