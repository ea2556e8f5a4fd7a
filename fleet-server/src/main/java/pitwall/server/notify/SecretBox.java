package pitwall.server.notify;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals what has to be given on and is never shown, with AES-256-GCM and a key that is not in the database. What it
/// belongs to is sealed along, so that nobody moves a secret to another channel by editing rows. Thread-safe.
final class SecretBox {
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    /// @param key 32 bytes
    SecretBox(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    String seal(String owner, String secret) {
        byte[] iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, iv, owner).doFinal(secret.getBytes(StandardCharsets.UTF_8));
            byte[] both = Arrays.copyOf(iv, iv.length + sealed.length);
            System.arraycopy(sealed, 0, both, iv.length, sealed.length);
            return Base64.getEncoder().encodeToString(both);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    /// The secret; empty if it was sealed with another key, for somebody else, or was changed.
    Optional<String> open(String owner, String sealed) {
        try {
            byte[] both = Base64.getDecoder().decode(sealed);
            if (both.length <= IV_BYTES) {
                return Optional.empty();
            }
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(both, IV_BYTES), owner);
            return Optional.of(
                    new String(cipher.doFinal(both, IV_BYTES, both.length - IV_BYTES), StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] iv, String owner) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
        cipher.updateAAD(("pitwall channel " + owner).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
