package pitwall.app;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.client.secrets.SecretStore;
import pitwall.client.secrets.SecretsException;

/// What lets a console recognise the password of the person who signed in, also without a server: salt and hash
/// (PBKDF2, RFC 8018) in the place where secrets are kept. From it the password cannot be read. Blocks for a good part
/// of a second.
final class PasswordProof {
    private static final Logger log = LoggerFactory.getLogger(PasswordProof.class);
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int ITERATIONS = 600_000;
    private static final String PREFIX = "password-proof/";

    private final SecretStore store;
    private final String connection;

    PasswordProof(SecretStore store, String connection) {
        this.store = store;
        this.connection = connection;
    }

    static void remove(SecretStore store, String connection) throws SecretsException {
        store.remove(PREFIX + connection);
    }

    /// @param password is wiped
    void keep(char[] password) {
        byte[] proof = new byte[SALT_BYTES + HASH_BYTES];
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        System.arraycopy(salt, 0, proof, 0, SALT_BYTES);
        System.arraycopy(hash(password, salt), 0, proof, SALT_BYTES, HASH_BYTES);
        try {
            store.write(PREFIX + connection, proof);
        } catch (SecretsException e) {
            log.warn("the console will not be able to ask for the password again", e);
        }
    }

    boolean isThere() {
        return kept().isPresent();
    }

    /// @param password is wiped
    boolean isKept(char[] password) {
        Optional<byte[]> proof = kept();
        if (proof.isEmpty()) {
            Arrays.fill(password, '\0');
            return false;
        }
        byte[] hash = hash(password, Arrays.copyOf(proof.get(), SALT_BYTES));
        return MessageDigest.isEqual(hash, Arrays.copyOfRange(proof.get(), SALT_BYTES, SALT_BYTES + HASH_BYTES));
    }

    private Optional<byte[]> kept() {
        try {
            return store.read(PREFIX + connection).filter(bytes -> bytes.length == SALT_BYTES + HASH_BYTES);
        } catch (SecretsException e) {
            log.warn("what proves the password cannot be read", e);
            return Optional.empty();
        }
    }

    private static byte[] hash(char[] password, byte[] salt) {
        PBEKeySpec spec = new PBEKeySpec(password, salt, ITERATIONS, HASH_BYTES * Byte.SIZE);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the runtime lacks PBKDF2", e);
        } finally {
            spec.clearPassword();
            Arrays.fill(password, '\0');
        }
    }
}
