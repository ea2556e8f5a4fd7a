package pitwall.app;

import java.util.Optional;
import pitwall.client.secrets.SecretStore;
import pitwall.client.secrets.SecretsException;
import pitwall.client.secrets.SessionSecrets;

/// A keychain that gives out nothing while it is locked.
final class RefusingKeychain implements SecretStore {
    private final SessionSecrets secrets = new SessionSecrets();
    private volatile boolean locked;

    void lock(boolean now) {
        locked = now;
    }

    @Override
    public Optional<byte[]> read(String name) throws SecretsException {
        refuse();
        return secrets.read(name);
    }

    @Override
    public void write(String name, byte[] secret) throws SecretsException {
        refuse();
        secrets.write(name, secret);
    }

    @Override
    public void remove(String name) throws SecretsException {
        refuse();
        secrets.remove(name);
    }

    @Override
    public boolean isLasting() {
        return true;
    }

    private void refuse() throws SecretsException {
        if (locked) {
            throw new SecretsException("The keychain is locked.");
        }
    }
}
