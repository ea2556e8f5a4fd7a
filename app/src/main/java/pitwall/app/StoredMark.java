package pitwall.app;

import java.nio.ByteBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.cache.CacheKey;
import pitwall.cache.GenerationMark;
import pitwall.client.secrets.SecretStore;
import pitwall.client.secrets.SecretsException;

/// The secret of one connection's cache and the mark of its generation, in the place where secrets are kept.
final class StoredMark implements GenerationMark {
    private static final Logger log = LoggerFactory.getLogger(StoredMark.class);
    private final SecretStore store;
    private final String connection;

    StoredMark(SecretStore store, String connection) {
        this.store = store;
        this.connection = connection;
    }

    /// The name under which the secret of a connection's cache is kept.
    static String keyName(String connection) {
        return "cache/" + connection;
    }

    /// The keys of the cache; a new secret is made and kept where there is none.
    CacheKey key() throws SecretsException {
        byte[] secret = store.read(keyName(connection))
                .filter(bytes -> bytes.length == CacheKey.SECRET_BYTES)
                .orElse(null);
        if (secret == null) {
            secret = CacheKey.newSecret();
            store.write(keyName(connection), secret);
        }
        return CacheKey.from(secret);
    }

    @Override
    public long read() {
        try {
            return store.read("generation/" + connection)
                    .filter(bytes -> bytes.length == Long.BYTES)
                    .map(bytes -> ByteBuffer.wrap(bytes).getLong())
                    .orElse(0L);
        } catch (SecretsException e) {
            log.warn("the mark of the cache cannot be read", e);
            return 0;
        }
    }

    @Override
    public void write(long generation) {
        try {
            store.write(
                    "generation/" + connection,
                    ByteBuffer.allocate(Long.BYTES).putLong(generation).array());
        } catch (SecretsException e) {
            log.warn("the mark of the cache cannot be kept", e);
        }
    }
}
