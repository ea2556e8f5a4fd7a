package pitwall.app;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.client.secrets.SecretStore;
import pitwall.client.secrets.SecretsException;

/// Numbers that belong to one connection, in the place where secrets are kept. Blocks.
///
/// @param connection its name
record StoredNumbers(SecretStore store, String connection) {
    private static final Logger log = LoggerFactory.getLogger(StoredNumbers.class);

    /// Empty where there is none, or none can be read.
    Optional<Long> read(String what) {
        try {
            return store.read(what + connection)
                    .filter(bytes -> bytes.length == Long.BYTES)
                    .map(bytes -> ByteBuffer.wrap(bytes).getLong());
        } catch (SecretsException e) {
            log.warn("the mark of the cache cannot be read", e);
            return Optional.empty();
        }
    }

    /// False where it cannot be kept.
    boolean write(String what, long number) {
        try {
            store.write(
                    what + connection,
                    ByteBuffer.allocate(Long.BYTES).putLong(number).array());
            return true;
        } catch (SecretsException e) {
            log.warn("the mark of the cache cannot be kept", e);
            return false;
        }
    }

    void remove(String what) {
        try {
            store.remove(what + connection);
        } catch (SecretsException e) {
            log.warn("the mark of the cache cannot be removed", e);
        }
    }
}
