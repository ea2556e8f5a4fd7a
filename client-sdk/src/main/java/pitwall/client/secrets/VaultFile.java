package pitwall.client.secrets;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/// What a vault looks like on disk: a head (magic word, iterations, salt, nonce), then the content under
/// AES-256-GCM with the head as associated data. The key comes from the passphrase by PBKDF2-HMAC-SHA256.
///
/// The iterations are in the file so that a later version can raise them; a file that asks for fewer than today's or
/// for absurdly many is not believed.
final class VaultFile {
    /// The OWASP figure of 2023 for this function.
    static final int ITERATIONS = 600_000;
    private static final int MOST_ITERATIONS = 10_000_000;
    private static final int MAGIC = 0x50_57_56_31;
    private static final int SALT = 16;
    private static final int NONCE = 12;
    private static final int HEAD = 2 * Integer.BYTES + SALT + NONCE;
    private static final int TAG_BITS = 128;
    private static final int KEY_BITS = 256;

    private final int iterations;
    private final byte[] salt;
    private final byte[] head;
    private final byte[] sealed;

    private VaultFile(int iterations, byte[] salt, byte[] head, byte[] sealed) {
        this.iterations = iterations;
        this.salt = salt;
        this.head = head;
        this.sealed = sealed;
    }

    /// Reads the head; empty if this is no vault.
    static Optional<VaultFile> parse(byte[] bytes) {
        if (bytes.length < HEAD + TAG_BITS / Byte.SIZE) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int magic = in.getInt();
        int iterations = in.getInt();
        if (magic != MAGIC || iterations < ITERATIONS || iterations > MOST_ITERATIONS) {
            return Optional.empty();
        }
        byte[] salt = new byte[SALT];
        in.get(salt);
        return Optional.of(new VaultFile(
                iterations, salt, Arrays.copyOf(bytes, HEAD), Arrays.copyOfRange(bytes, HEAD, bytes.length)));
    }

    /// @param passphrase is cleared
    SecretKey key(char[] passphrase) {
        return derive(passphrase, salt, iterations);
    }

    Lock lock(SecretKey key) {
        return new Lock(key, iterations, salt);
    }

    /// @throws AEADBadTagException if the key is wrong or a byte was changed
    Map<String, byte[]> open(SecretKey key) throws AEADBadTagException {
        byte[] nonce = Arrays.copyOfRange(head, HEAD - NONCE, HEAD);
        byte[] content = crypt(Cipher.DECRYPT_MODE, key, nonce, head, sealed);
        Map<String, byte[]> secrets = new TreeMap<>();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
            for (int left = in.readInt(); left > 0; left--) {
                String name = in.readUTF();
                secrets.put(name, in.readNBytes(in.readInt()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Arrays.fill(content, (byte) 0);
        }
        return secrets;
    }

    /// What seals the content of one vault. Thread-safe.
    record Lock(SecretKey key, int iterations, byte[] salt) {
        /// A lock for a new vault.
        ///
        /// @param passphrase is cleared
        static Lock create(char[] passphrase) {
            byte[] salt = random(SALT);
            return new Lock(derive(passphrase, salt, ITERATIONS), ITERATIONS, salt);
        }

        /// The bytes of the whole file, with a nonce of their own.
        byte[] seal(Map<String, byte[]> secrets) {
            byte[] nonce = random(NONCE);
            byte[] head = ByteBuffer.allocate(HEAD)
                    .putInt(MAGIC)
                    .putInt(iterations)
                    .put(salt)
                    .put(nonce)
                    .array();
            byte[] content = content(secrets);
            try {
                byte[] sealed = crypt(Cipher.ENCRYPT_MODE, key, nonce, head, content);
                return ByteBuffer.allocate(HEAD + sealed.length)
                        .put(head)
                        .put(sealed)
                        .array();
            } catch (AEADBadTagException e) {
                throw new IllegalStateException("sealing checks no tag", e);
            } finally {
                Arrays.fill(content, (byte) 0);
            }
        }

        private static byte[] content(Map<String, byte[]> secrets) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (DataOutputStream out = new DataOutputStream(bytes)) {
                out.writeInt(secrets.size());
                for (Map.Entry<String, byte[]> secret : secrets.entrySet()) {
                    out.writeUTF(secret.getKey());
                    out.writeInt(secret.getValue().length);
                    out.write(secret.getValue());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return bytes.toByteArray();
        }

        @Override
        public String toString() {
            return "Lock[…]";
        }
    }

    private static SecretKey derive(char[] passphrase, byte[] salt, int iterations) {
        PBEKeySpec spec = new PBEKeySpec(passphrase, salt, iterations, KEY_BITS);
        Arrays.fill(passphrase, '\0');
        try {
            byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
            return new SecretKeySpec(key, "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the runtime lacks PBKDF2 with HMAC-SHA256", e);
        } finally {
            spec.clearPassword();
        }
    }

    private static byte[] crypt(int mode, SecretKey key, byte[] nonce, byte[] head, byte[] input)
            throws AEADBadTagException {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(head);
            return cipher.doFinal(input);
        } catch (AEADBadTagException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the runtime lacks AES-256-GCM", e);
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
