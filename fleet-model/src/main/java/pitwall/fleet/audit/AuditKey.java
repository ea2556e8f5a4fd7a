package pitwall.fleet.audit;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/// The public key that signed heads are checked with. Immutable.
public final class AuditKey {
    private final PublicKey key;

    private AuditKey(PublicKey key) {
        this.key = key;
    }

    static AuditKey of(PublicKey key) {
        return new AuditKey(key);
    }

    /// Reads a key.
    ///
    /// @param text an Ed25519 `SubjectPublicKeyInfo` in base64, with or without PEM lines; anything else is an
    ///     [IllegalArgumentException]
    public static AuditKey parse(String text) {
        String base64 = text.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            return new AuditKey(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(bytes)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an Ed25519 public key", e);
        }
    }

    /// The key as [#parse] reads it, without PEM lines.
    public String text() {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    /// Short name of this key: the first 16 hexadecimal digits of its hash.
    public String id() {
        return Hash.sha256(key.getEncoded()).toString().substring(0, 16);
    }

    /// Whether this key signed that head.
    public boolean signed(SignedHead head) {
        if (!head.keyId().equals(id())) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(key);
            signature.update(head.signedBytes());
            return signature.verify(HexFormat.of().parseHex(head.signature()));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
