package pitwall.client.secrets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import javax.crypto.AEADBadTagException;
import javax.crypto.SecretKey;

/// Keeps secrets in one encrypted file that a passphrase opens; for computers without a keychain. Thread-safe.
///
/// The whole content is sealed anew with every change and the file replaced in one step, so a crash leaves the old
/// or the new one. See [VaultFile] for what is on disk.
public final class VaultSecrets implements SecretStore {
    /// What became of opening a vault.
    public sealed interface Opening {
        record Opened(VaultSecrets vault) implements Opening {}

        /// The passphrase is wrong or the file was tampered with; the two cannot be told apart.
        record NotOpened() implements Opening {}

        /// The file is not a vault, or not one of this version.
        record NotAVault() implements Opening {}
    }

    private final Path file;
    private final VaultFile.Lock sealing;
    private final Map<String, byte[]> secrets;
    private final ReentrantLock lock = new ReentrantLock();

    private VaultSecrets(Path file, VaultFile.Lock sealing, Map<String, byte[]> secrets) {
        this.file = file;
        this.sealing = sealing;
        this.secrets = new TreeMap<>(secrets);
    }

    /// Opens the vault in `file`, or makes a new one. Takes about a second on purpose.
    ///
    /// @param passphrase is cleared
    /// @throws IOException if the file cannot be read
    public static Opening open(Path file, char[] passphrase) throws IOException {
        if (!Files.exists(file)) {
            return new Opening.Opened(new VaultSecrets(file, VaultFile.Lock.create(passphrase), Map.of()));
        }
        Optional<VaultFile> stored = VaultFile.parse(Files.readAllBytes(file));
        if (stored.isEmpty()) {
            return new Opening.NotAVault();
        }
        SecretKey key = stored.get().key(passphrase);
        try {
            return new Opening.Opened(
                    new VaultSecrets(file, stored.get().lock(key), stored.get().open(key)));
        } catch (AEADBadTagException e) {
            return new Opening.NotOpened();
        }
    }

    @Override
    public Optional<byte[]> read(String name) {
        lock.lock();
        try {
            return Optional.ofNullable(secrets.get(name)).map(byte[]::clone);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void write(String name, byte[] secret) throws SecretsException {
        lock.lock();
        try {
            secrets.put(name, secret.clone());
            store();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void remove(String name) throws SecretsException {
        lock.lock();
        try {
            if (secrets.remove(name) != null) {
                store();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isLasting() {
        return true;
    }

    private void store() throws SecretsException {
        try {
            PrivateFile.replace(file, sealing.seal(secrets));
        } catch (IOException e) {
            throw new SecretsException("The vault cannot be written.", e);
        }
    }
}
