package pitwall.client.secrets;

import java.util.Optional;

/// Keeps secrets by name. Thread-safe. Every method may wait for the disk or for the person who unlocks a
/// keychain, so call it on a virtual thread.
public interface SecretStore {
    /// The secret of that name; empty if there is none.
    Optional<byte[]> read(String name) throws SecretsException;

    /// Keeps a secret, replacing the one of the same name.
    void write(String name, byte[] secret) throws SecretsException;

    /// Forgets a secret; nothing happens if there is none.
    void remove(String name) throws SecretsException;

    /// True where secrets are still there after the program ends.
    boolean isLasting();
}
