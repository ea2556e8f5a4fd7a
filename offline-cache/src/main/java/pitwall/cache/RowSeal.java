package pitwall.cache;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;

/// The integrity code of a row: HMAC-SHA256 over its table, key and body, cut to 16 bytes. A row that was
/// damaged or moved to another key does not verify and is not shown. Belongs to one thread.
final class RowSeal {
    private static final int LENGTH = 16;
    private final Mac mac;

    RowSeal(CacheKey key) {
        this.mac = key.rowMac();
    }

    byte[] seal(String table, String key, byte[] body) {
        field(table.getBytes(StandardCharsets.UTF_8));
        field(key.getBytes(StandardCharsets.UTF_8));
        field(body);
        return Arrays.copyOf(mac.doFinal(), LENGTH);
    }

    boolean verifies(String table, String key, byte[] body, byte[] code) {
        return MessageDigest.isEqual(seal(table, key, body), code);
    }

    private void field(byte[] bytes) {
        mac.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
        mac.update(bytes);
    }
}
