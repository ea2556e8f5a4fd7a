package pitwall.server.access;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// Hashes passwords with PBKDF2-HMAC-SHA256, slow on purpose. Thread-safe; at most two at a time, so that a
/// flood of sign-ins does not take all processors.
final class Passwords {
    /// Iterations of new hashes (OWASP's figure for this function).
    static final int ITERATIONS = 600_000;

    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;

    private final SecureRandom random = new SecureRandom();
    private final Semaphore turns = new Semaphore(2);
    private final int iterations;

    /// @param iterations at least [#ITERATIONS] wherever people choose the passwords
    Passwords(int iterations) {
        this.iterations = iterations;
    }

    /// A new hash, with its salt and cost in the text.
    String hash(String password) {
        byte[] salt = randomBytes(SALT_BYTES);
        return written(salt, derive(password, salt, iterations));
    }

    /// A hash that no password has, and that takes as long to compare with as any other.
    String hashOfNothing() {
        return written(randomBytes(SALT_BYTES), randomBytes(HASH_BITS / 8));
    }

    private String written(byte[] salt, byte[] hash) {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "pbkdf2-sha256$" + iterations + "$" + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
    }

    private byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    boolean matches(String password, String hash) {
        String[] parts = hash.split("\\$");
        if (parts.length != 4 || !parts[0].equals("pbkdf2-sha256")) {
            return false;
        }
        byte[] salt = Base64.getDecoder().decode(parts[2]);
        byte[] expected = Base64.getDecoder().decode(parts[3]);
        return MessageDigest.isEqual(expected, derive(password, salt, Integer.parseInt(parts[1])));
    }

    private byte[] derive(String password, byte[] salt, int rounds) {
        turns.acquireUninterruptibly();
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, rounds, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has PBKDF2WithHmacSHA256", e);
        } finally {
            spec.clearPassword();
            turns.release();
        }
    }
}
