package pitwall.agent.update;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256, 64 hexadecimal digits in lower case.
final class Sha256 {
    private static final int CHUNK = 64 * 1024;

    private Sha256() {}

    static String of(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    /// Reads to the end.
    static String of(InputStream bytes) throws IOException {
        MessageDigest digest = digest();
        byte[] chunk = new byte[CHUNK];
        int count;
        while ((count = bytes.read(chunk)) >= 0) {
            digest.update(chunk, 0, count);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
