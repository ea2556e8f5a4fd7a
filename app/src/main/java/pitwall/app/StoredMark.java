package pitwall.app;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import pitwall.cache.CacheKey;
import pitwall.cache.CacheMark;
import pitwall.cache.FileMark;
import pitwall.cache.Forgetting;
import pitwall.client.secrets.SecretStore;
import pitwall.client.secrets.SecretsException;

/// The secret of one connection's cache, the marks of its files and the time of the last sign-in, in the place where
/// secrets are kept.
final class StoredMark implements CacheMark {
    private static final String SIGNED_IN = "signed-in/";
    private static final String SEEN = "seen/";

    private final SecretStore store;
    private final String connection;
    private final FileMark picture;
    private final FileMark past;

    StoredMark(SecretStore store, String connection) {
        this.store = store;
        this.connection = connection;
        StoredNumbers numbers = new StoredNumbers(store, connection);
        this.picture = new StoredFileMark(numbers, "");
        this.past = new StoredFileMark(numbers, "past-");
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
        for (String of : List.of("", "past-")) {
            store.remove(of + StoredFileMark.GENERATION + connection);
            store.remove(of + StoredFileMark.WISH + connection);
        }
        store.remove(SIGNED_IN + connection);
        store.remove(SEEN + connection);
    }

    @Override
    public long generation() {
        return picture.generation();
    }

    @Override
    public void generation(long generation) {
        picture.generation(generation);
    }

    @Override
    public Optional<Forgetting> wish() {
        return picture.wish();
    }

    @Override
    public boolean wish(Forgetting what) {
        return picture.wish(what);
    }

    @Override
    public void fulfilled() {
        picture.fulfilled();
    }

    @Override
    public FileMark past() {
        return past;
    }

    @Override
    public Optional<Instant> signedIn() {
        return number(SIGNED_IN).map(Instant::ofEpochMilli);
    }

    @Override
    public void signedIn(Instant at) {
        write(SIGNED_IN, at.toEpochMilli());
    }

    @Override
    public Optional<Instant> seen() {
        return number(SEEN).map(Instant::ofEpochMilli);
    }

    @Override
    public void seen(Instant at) {
        write(SEEN, at.toEpochMilli());
    }

    private Optional<Long> number(String what) {
        return new StoredNumbers(store, connection).read(what);
    }

    private void write(String what, long number) {
        boolean unused = new StoredNumbers(store, connection).write(what, number);
    }
}
