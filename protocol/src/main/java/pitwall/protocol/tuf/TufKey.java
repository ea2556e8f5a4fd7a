package pitwall.protocol.tuf;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import pitwall.fleet.release.Artifact;

/// A public Ed25519 key.
///
/// @param publicHex its 32 bytes as 64 lower-case hexadecimal digits
public record TufKey(String publicHex) {
    static final String TYPE = "ed25519";

    /// What stands before the 32 bytes in the encoding that the JDK reads (RFC 8410).
    private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    public TufKey {
        if (!Artifact.isDigest(publicHex)) {
            throw new IllegalArgumentException("an Ed25519 key has 64 lower-case hexadecimal digits");
        }
    }

    /// @throws IllegalArgumentException for a key of another kind
    public static TufKey of(PublicKey key) {
        byte[] encoded = key.getEncoded();
        if (encoded.length != PREFIX.length + 32) {
            throw new IllegalArgumentException("not an Ed25519 key: " + key.getAlgorithm());
        }
        return new TufKey(HexFormat.of().formatHex(encoded, PREFIX.length, encoded.length));
    }

    /// The name of the key: SHA-256 of its canonical form.
    public String id() {
        return Digests.hex(CanonicalJson.bytes(json()));
    }

    ObjectNode json() {
        ObjectNode key = JsonNodeFactory.instance.objectNode();
        key.put("keytype", TYPE);
        key.put("scheme", TYPE);
        key.putObject("keyval").put("public", publicHex);
        return key;
    }

    /// True if the owner of this key signed these bytes. Whatever is wrong with the signature, the answer is no.
    public boolean signed(byte[] bytes, String signatureHex) {
        try {
            byte[] encoded = HexFormat.of().parseHex(HexFormat.of().formatHex(PREFIX) + publicHex);
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
            signature.update(bytes);
            return signature.verify(HexFormat.of().parseHex(signatureHex));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
