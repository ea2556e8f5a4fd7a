package pitwall.client.secrets;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps secrets in memory until the program ends. Thread-safe.
public final class SessionSecrets implements SecretStore {
    private final Map<String, byte[]> secrets = new ConcurrentHashMap<>();

    @Override
    public Optional<byte[]> read(String name) {
        return Optional.ofNullable(secrets.get(name)).map(byte[]::clone);
    }

    @Override
    public void write(String name, byte[] secret) {
        secrets.put(name, secret.clone());
    }

    @Override
    public void remove(String name) {
        secrets.remove(name);
    }

    @Override
    public boolean isLasting() {
        return false;
    }
}
