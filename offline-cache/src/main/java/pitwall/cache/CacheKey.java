package pitwall.cache;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The two keys of a cache file, both derived from one random secret of 32 bytes that the caller keeps in the
/// system keychain or a vault: one encrypts the file, the other authenticates every row.
///
/// The file password is random because H2 stretches it with ten rounds only, and rows carry their own code because its
/// encryption has none (H2 manual, "File Encryption Algorithm").
public final class CacheKey {
    /// Length of the secret in bytes.
    public static final int SECRET_BYTES = 32;

    private static final String MAC = "HmacSHA256";

    private final byte[] filePassword;
    private final SecretKeySpec rowKey;

    private CacheKey(byte[] filePassword, SecretKeySpec rowKey) {
        this.filePassword = filePassword;
        this.rowKey = rowKey;
    }

    /// Derives the keys (HKDF, RFC 5869) from a secret of [#SECRET_BYTES] bytes.
    public static CacheKey from(byte[] secret) {
        if (secret.length != SECRET_BYTES) {
            throw new IllegalArgumentException("a cache secret has 32 bytes, was " + secret.length);
        }
        return new CacheKey(derive(secret, "file"), new SecretKeySpec(derive(secret, "rows"), MAC));
    }

    /// A new secret for a new cache.
    public static byte[] newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return secret;
    }

    /// H2 wants the file password and the user password in one array, parted by a space. The caller clears it.
    char[] password() {
        return (Base64.getEncoder().withoutPadding().encodeToString(filePassword) + " cache").toCharArray();
    }

    Mac rowMac() {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(rowKey);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the runtime lacks " + MAC, e);
        }
    }

    private static byte[] derive(byte[] secret, String purpose) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.ofExtract()
                            .addIKM(secret)
                            .thenExpand(
                                    ("pitwall-cache-" + purpose).getBytes(java.nio.charset.StandardCharsets.UTF_8),
                                    32));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the runtime lacks HKDF", e);
        }
    }
}
