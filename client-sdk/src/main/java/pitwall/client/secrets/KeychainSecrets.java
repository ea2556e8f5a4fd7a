package pitwall.client.secrets;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.PasswordAccessException;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps secrets in the keychain of the operating system: Credential Manager, Keychain or Secret Service.
/// Thread-safe.
///
/// Not every keychain tells "nothing there" from "no access", so a name that cannot be read counts as absent.
public final class KeychainSecrets implements SecretStore {
    private static final Logger LOG = LoggerFactory.getLogger(KeychainSecrets.class);

    private final Keyring keyring;
    private final String service;
    private final ReentrantLock lock = new ReentrantLock();

    private KeychainSecrets(Keyring keyring, String service) {
        this.keyring = keyring;
        this.service = service;
    }

    /// The keychain of this computer; empty where it has none, for example on a machine without a desktop session.
    ///
    /// @param service under which the secrets are filed
    public static Optional<SecretStore> open(String service) {
        try {
            return Optional.of(new KeychainSecrets(Keyring.create(), service));
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
            String text = keyring.getPassword(service, name);
            return text == null
                    ? Optional.empty()
                    : Optional.of(Base64.getDecoder().decode(text));
        } catch (PasswordAccessException e) {
            LOG.debug("Nothing to read in the keychain", e);
            return Optional.empty();
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
        } catch (PasswordAccessException e) {
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
        } catch (PasswordAccessException e) {
            LOG.debug("Nothing to remove from the keychain", e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isLasting() {
        return true;
    }
}
