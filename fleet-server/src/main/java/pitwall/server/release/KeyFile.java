package pitwall.server.release;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import pitwall.protocol.Json;
import pitwall.protocol.tuf.TufKey;
import pitwall.protocol.tuf.TufRole;
import pitwall.protocol.tuf.TufSigner;

/// A private key in a file: only its owner may read the file, and without the passphrase it is worth nothing.
/// PBKDF2 with HMAC-SHA256 makes a key of the passphrase, AES-256-GCM seals with it; role and public key are
/// sealed along, so that none of the three can be exchanged.
///
/// @param role what the key is meant to sign
/// @param publicKey hexadecimal
/// @param iterations of PBKDF2
/// @param salt hexadecimal, as the two that follow
public record KeyFile(String role, String publicKey, int iterations, String salt, String iv, String sealed) {
    /// What a passphrase that a person chose needs (OWASP, 2023).
    public static final int ITERATIONS = 600_000;

    private static final ObjectMapper JSON = Json.strict();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int MOST_ITERATIONS = 10_000_000;
    private static final int TAG_BITS = 128;

    public KeyFile {
        TufRole.valueOf(role.toUpperCase(Locale.ROOT));
        if (iterations < 1 || iterations > MOST_ITERATIONS) {
            throw new IllegalArgumentException("iterations were " + iterations);
        }
    }

    /// Seals a key. The passphrase is not kept.
    public static KeyFile seal(TufSigner signer, TufRole role, char[] passphrase, int iterations) {
        byte[] salt = random(16);
        byte[] iv = random(12);
        byte[] secret = signer.privateBytes();
        try {
            HexFormat hex = HexFormat.of();
            Cipher cipher = cipher(
                    Cipher.ENCRYPT_MODE,
                    passphrase,
                    salt,
                    iterations,
                    iv,
                    role.word(),
                    signer.key().publicHex());
            return new KeyFile(
                    role.word(),
                    signer.key().publicHex(),
                    iterations,
                    hex.formatHex(salt),
                    hex.formatHex(iv),
                    hex.formatHex(cipher.doFinal(secret)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has PBKDF2 and AES-GCM", e);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    /// The key; empty if the passphrase is wrong or the file was changed.
    public Optional<TufSigner> open(char[] passphrase) {
        byte[] secret = new byte[0];
        try {
            HexFormat hex = HexFormat.of();
            Cipher cipher = cipher(
                    Cipher.DECRYPT_MODE, passphrase, hex.parseHex(salt), iterations, hex.parseHex(iv), role, publicKey);
            secret = cipher.doFinal(hex.parseHex(sealed));
            return Optional.of(TufSigner.of(new TufKey(publicKey), secret));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    public TufRole tufRole() {
        return TufRole.valueOf(role.toUpperCase(Locale.ROOT));
    }

    public TufKey key() {
        return new TufKey(publicKey);
    }

    /// @throws IOException if it cannot be read or is no key file
    public static KeyFile read(Path file) throws IOException {
        try {
            return JSON.readValue(Files.readString(file, StandardCharsets.UTF_8), KeyFile.class);
        } catch (JsonProcessingException e) {
            throw new IOException(file + " is not a key file", e);
        }
    }

    /// Writes a new file that only its owner may read; refuses to replace one.
    public void write(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
        String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
        Files.writeString(file, text, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.SYNC);
    }

    private static Cipher cipher(
            int mode, char[] passphrase, byte[] salt, int iterations, byte[] iv, String role, String publicKey)
            throws GeneralSecurityException {
        PBEKeySpec spec = new PBEKeySpec(passphrase, salt, iterations, 256);
        SecretKey stretched =
                SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec);
        spec.clearPassword();
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(stretched.getEncoded(), "AES"), new GCMParameterSpec(TAG_BITS, iv));
        cipher.updateAAD(("pitwall key " + role + " " + publicKey).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] random(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    @Override
    public String toString() {
        return "KeyFile[" + role + " " + publicKey + "]";
    }
}
