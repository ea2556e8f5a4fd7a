package pitwall.client.secrets;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.PasswordAccessException;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps secrets in the keychain of the operating system: Credential Manager, Keychain or Secret Service.
/// Thread-safe.
///
/// Not every keychain tells "nothing there" from "no access". What cannot be read counts as absent only while the
/// keychain gives out, or takes, an entry that holds no secret.
public final class KeychainSecrets implements SecretStore {
    private static final Logger LOG = LoggerFactory.getLogger(KeychainSecrets.class);

    /// The name of the entry that tells whether there is access.
    private static final String PROBE = "access";

    private final Entries keyring;
    private final String service;
    private final ReentrantLock lock = new ReentrantLock();

    /// What a keychain offers; each call fails where it refuses, and may where there is no such entry.
    interface Entries {
        @Nullable
        String getPassword(String service, String name) throws PasswordAccessException;

        void setPassword(String service, String name, String text) throws PasswordAccessException;

        void deletePassword(String service, String name) throws PasswordAccessException;
    }

    /// The keychain of the operating system.
    private record SystemEntries(Keyring keyring) implements Entries {
        @Override
        public @Nullable String getPassword(String service, String name) throws PasswordAccessException {
            return keyring.getPassword(service, name);
        }

        @Override
        public void setPassword(String service, String name, String text) throws PasswordAccessException {
            keyring.setPassword(service, name, text);
        }

        @Override
        public void deletePassword(String service, String name) throws PasswordAccessException {
            keyring.deletePassword(service, name);
        }
    }

    KeychainSecrets(Entries keyring, String service) {
        this.keyring = keyring;
        this.service = service;
    }

    /// The keychain of this computer; empty where it has none, for example on a machine without a desktop session.
    ///
    /// @param service under which the secrets are filed
    public static Optional<SecretStore> open(String service) {
        try {
            return Optional.of(new KeychainSecrets(new SystemEntries(Keyring.create()), service));
        } catch (BackendNotSupportedException | RuntimeException | LinkageError e) {
            // The native back ends report a missing bus or library in many ways; all mean the same to us.
            LOG.info("This computer has no keychain to use: {}", e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public Optional<byte[]> read(String name) throws SecretsException {
        lock.lock();
        try {
            return Optional.ofNullable(text(name)).map(Base64.getDecoder()::decode);
        } catch (IllegalArgumentException e) {
            throw new SecretsException("The keychain has an entry that is not ours.", e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void write(String name, byte[] secret) throws SecretsException {
        lock.lock();
        try {
            keyring.setPassword(service, name, Base64.getEncoder().encodeToString(secret));
        } catch (PasswordAccessException | RuntimeException e) {
            throw new SecretsException("The keychain did not take a secret.", e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void remove(String name) throws SecretsException {
        lock.lock();
        try {
            keyring.deletePassword(service, name);
        } catch (PasswordAccessException | RuntimeException e) {
            if (text(name) != null) {
                throw new SecretsException("The keychain did not remove a secret.", e);
            }
            LOG.debug("Nothing to remove from the keychain", e);
        } finally {
            lock.unlock();
        }
    }

    private @Nullable String text(String name) throws SecretsException {
        try {
            return keyring.getPassword(service, name);
        } catch (PasswordAccessException e) {
            if (!hasAccess()) {
                throw new SecretsException("The keychain gives out no secrets now.", e);
            }
            LOG.debug("Nothing to read in the keychain", e);
            return null;
        } catch (RuntimeException e) {
            throw new SecretsException("The keychain does not answer.", e);
        }
    }

    private boolean hasAccess() {
        try {
            if (keyring.getPassword(service, PROBE) != null) {
                return true;
            }
        } catch (PasswordAccessException | RuntimeException e) {
            LOG.debug("The keychain was never asked before, or refuses", e);
        }
        try {
            keyring.setPassword(service, PROBE, PROBE);
            return true;
        } catch (PasswordAccessException | RuntimeException e) {
            LOG.warn("The keychain refuses", e);
            return false;
        }
    }

    @Override
    public boolean isLasting() {
        return true;
    }
}
