package pitwall.protocol.tuf;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.HexFormat;

/// Whoever holds a private key. Thread-safe. Says nothing of the private key in its text.
public final class TufSigner {
    private final TufKey key;
    private final PrivateKey secret;

    private TufSigner(TufKey key, PrivateKey secret) {
        this.key = key;
        this.secret = secret;
    }

    /// With a new key.
    public static TufSigner generate() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new TufSigner(TufKey.of(pair.getPublic()), pair.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }

    /// With a kept key.
    ///
    /// @param pkcs8 as [#privateBytes] gave it
    /// @throws IllegalArgumentException if these are not the two halves of one key
    public static TufSigner of(TufKey key, byte[] pkcs8) {
        try {
            PrivateKey secret = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            TufSigner signer = new TufSigner(key, secret);
            byte[] probe = {1, 2, 3};
            if (!key.signed(probe, signer.sign(probe))) {
                throw new IllegalArgumentException("the private key does not belong to the public one");
            }
            return signer;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an Ed25519 key", e);
        }
    }

    public TufKey key() {
        return key;
    }

    /// The private key in PKCS#8, for keeping it encrypted. The caller wipes it.
    public byte[] privateBytes() {
        return secret.getEncoded();
    }

    /// The signature as hexadecimal digits. What is no metadata begins with a word of its own, so that a signature for
    /// one thing is never worth anything for another.
    public String sign(byte[] bytes) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(secret);
            signature.update(bytes);
            return HexFormat.of().formatHex(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("signing failed", e);
        }
    }

    @Override
    public String toString() {
        return "TufSigner[" + key.id() + "]";
    }
}
