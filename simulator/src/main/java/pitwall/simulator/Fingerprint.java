package pitwall.simulator;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// SHA-256.
final class Fingerprint {
    private Fingerprint() {}

    static byte[] of(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
