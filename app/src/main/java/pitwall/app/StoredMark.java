package pitwall.app;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.cache.CacheKey;
import pitwall.cache.CacheMark;
import pitwall.client.secrets.SecretStore;
import pitwall.client.secrets.SecretsException;

/// The secret of one connection's cache, the mark of its generation and the time of the last sign-in, in the place
/// where secrets are kept.
final class StoredMark implements CacheMark {
    private static final Logger log = LoggerFactory.getLogger(StoredMark.class);
    private static final String GENERATION = "generation/";
    private static final String SIGNED_IN = "signed-in/";

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

    /// Forgets the secret first: without it nobody can read what is left.
    static void remove(SecretStore store, String connection) throws SecretsException {
        store.remove(keyName(connection));
        store.remove(GENERATION + connection);
        store.remove(SIGNED_IN + connection);
    }

    @Override
    public long generation() {
        return number(GENERATION).orElse(0L);
    }

    @Override
    public void generation(long generation) {
        write(GENERATION, generation);
    }

    @Override
    public Optional<Instant> signedIn() {
        return number(SIGNED_IN).map(Instant::ofEpochMilli);
    }

    @Override
    public void signedIn(Instant at) {
        write(SIGNED_IN, at.toEpochMilli());
    }

    private Optional<Long> number(String what) {
        try {
            return store.read(what + connection)
                    .filter(bytes -> bytes.length == Long.BYTES)
                    .map(bytes -> ByteBuffer.wrap(bytes).getLong());
        } catch (SecretsException e) {
            log.warn("the mark of the cache cannot be read", e);
            return Optional.empty();
        }
    }

    private void write(String what, long number) {
        try {
            store.write(
                    what + connection,
                    ByteBuffer.allocate(Long.BYTES).putLong(number).array());
        } catch (SecretsException e) {
            log.warn("the mark of the cache cannot be kept", e);
        }
    }
}
