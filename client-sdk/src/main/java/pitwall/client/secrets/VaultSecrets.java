package pitwall.client.secrets;

import java.io.IOException;
import java.io.UncheckedIOException;
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
/// or the new one. Another program may have the same file open: what it changes is seen here, and neither writes over
/// the other. See [VaultFile] for what is on disk.
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
    private final Turn turn;
    /// What the file held when it was last read or written.
    private final Map<String, byte[]> secrets;
    private final ReentrantLock lock = new ReentrantLock();

    private VaultSecrets(Path file, VaultFile.Lock sealing, Turn turn, Map<String, byte[]> secrets) {
        this.file = file;
        this.sealing = sealing;
        this.turn = turn;
        this.secrets = new TreeMap<>(secrets);
    }

    /// Opens a vault that no other program changes.
    ///
    /// @param passphrase is cleared
    /// @throws IOException if the file cannot be read
    public static Opening open(Path file, char[] passphrase) throws IOException {
        return open(file, passphrase, Turn.FREE);
    }

    /// Opens the vault in `file`, or makes a new one. Takes about a second on purpose.
    ///
    /// @param passphrase is cleared
    /// @param turn taken for each change
    /// @throws IOException if the file cannot be read
    public static Opening open(Path file, char[] passphrase, Turn turn) throws IOException {
        if (!Files.exists(file)) {
            return new Opening.Opened(new VaultSecrets(file, VaultFile.Lock.create(passphrase), turn, Map.of()));
        }
        Optional<VaultFile> stored = VaultFile.parse(Files.readAllBytes(file));
        if (stored.isEmpty()) {
            return new Opening.NotAVault();
        }
        SecretKey key = stored.get().key(passphrase);
        try {
            return new Opening.Opened(new VaultSecrets(
                    file, stored.get().lock(key), turn, stored.get().open(key)));
        } catch (AEADBadTagException e) {
            return new Opening.NotOpened();
        }
    }

    @Override
    public Optional<byte[]> read(String name) throws SecretsException {
        lock.lock();
        try {
            look();
            return Optional.ofNullable(secrets.get(name)).map(byte[]::clone);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void write(String name, byte[] secret) throws SecretsException {
        lock.lock();
        try (Turn.Held _ = turn.take()) {
            look();
            secrets.put(name, secret.clone());
            store();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void remove(String name) throws SecretsException {
        lock.lock();
        try (Turn.Held _ = turn.take()) {
            look();
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

    /// Takes over what another program wrote. A file that is gone says nothing.
    private void look() throws SecretsException {
        if (!Files.exists(file)) {
            return;
        }
        try {
            Optional<VaultFile> stored = VaultFile.parse(Files.readAllBytes(file));
            if (stored.isEmpty()) {
                throw new SecretsException("The vault was written over with something else.");
            }
            Map<String, byte[]> found = stored.get().open(sealing.key());
            secrets.clear();
            secrets.putAll(found);
        } catch (AEADBadTagException e) {
            throw new SecretsException("The vault was made anew with another passphrase, or damaged.", e);
        } catch (IOException | UncheckedIOException e) {
            throw new SecretsException("The vault cannot be read.", e);
        }
    }

    private void store() throws SecretsException {
        try {
            PrivateFile.replace(file, sealing.seal(secrets));
        } catch (IOException e) {
            throw new SecretsException("The vault cannot be written.", e);
        }
    }
}
