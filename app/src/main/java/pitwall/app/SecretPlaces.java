package pitwall.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.client.secrets.FileTurn;
import pitwall.client.secrets.KeychainSecrets;
import pitwall.client.secrets.SecretStore;
import pitwall.client.secrets.SessionSecrets;
import pitwall.client.secrets.Turn;
import pitwall.client.secrets.VaultSecrets;
import pitwall.views.ports.Secrets;

/// Chooses where tokens and the key of the cache are kept: the system keychain where there is one, else a vault
/// the user opens with a passphrase, else memory. Never plain text. Thread-safe.
final class SecretPlaces implements Secrets {
    private static final Logger log = LoggerFactory.getLogger(SecretPlaces.class);

    private final Supplier<Optional<SecretStore>> keychain;
    private final Path vaultFile;
    private final Turn vaultTurn;
    private final Turn signInTurn;
    private final Executor background;
    private volatile Place place;
    private volatile SecretStore store = new SessionSecrets();
    private volatile Runnable opening = () -> {};
    private volatile Runnable opened = () -> {};

    SecretPlaces(Path folder, Executor background) {
        this(folder, background, () -> KeychainSecrets.open("Pitwall"));
    }

    /// @param keychain of this computer, if it has one
    SecretPlaces(Path folder, Executor background, Supplier<Optional<SecretStore>> keychain) {
        this.keychain = keychain;
        this.vaultFile = folder.resolve("vault");
        this.vaultTurn = new FileTurn(folder.resolve("vault.lock"));
        this.signInTurn = new FileTurn(folder.resolve("sign-in.lock"));
        this.background = background;
        this.place = Files.exists(vaultFile) ? Place.VAULT_CLOSED : Place.UNDECIDED;
    }

    /// Looks for a keychain; the desktop may take a moment to answer.
    CompletableFuture<Void> find() {
        return CompletableFuture.runAsync(
                () -> keychain.get().ifPresent(found -> {
                    store = found;
                    place = Place.KEYCHAIN;
                }),
                background);
    }

    /// The store of the place that was chosen; memory until one is.
    SecretStore store() {
        return store;
    }

    /// Of whoever renews a sign-in that is kept for this folder.
    Turn signInTurn() {
        return signInTurn;
    }

    /// True where what an earlier run kept can be asked for.
    boolean isReadable() {
        return switch (place) {
            case KEYCHAIN, VAULT_OPEN -> true;
            case UNDECIDED, VAULT_CLOSED, MEMORY -> false;
        };
    }

    /// True where what is kept is still there at the next start.
    boolean isLasting() {
        return store.isLasting();
    }

    /// Calls `listener`, on the thread of whoever gave the passphrase, each time one is tried, which takes a while.
    void whenOpening(Runnable listener) {
        opening = listener;
    }

    /// Calls `listener`, on some thread, each time a vault was opened.
    void whenOpened(Runnable listener) {
        opened = listener;
    }

    @Override
    public Place place() {
        return place;
    }

    @Override
    public CompletableFuture<VaultOutcome> openVault(char[] passphrase) {
        CompletableFuture<VaultOutcome> outcome = CompletableFuture.supplyAsync(() -> open(passphrase), background);
        opening.run();
        return outcome;
    }

    @Override
    public void keepInMemory() {
        store = new SessionSecrets();
        place = Place.MEMORY;
    }

    private VaultOutcome open(char[] passphrase) {
        try {
            return switch (VaultSecrets.open(vaultFile, passphrase, vaultTurn)) {
                case VaultSecrets.Opening.Opened(VaultSecrets vault) -> {
                    store = vault;
                    place = Place.VAULT_OPEN;
                    opened.run();
                    yield VaultOutcome.OPEN;
                }
                case VaultSecrets.Opening.NotOpened() -> VaultOutcome.WRONG_PASSPHRASE;
                case VaultSecrets.Opening.NotAVault() -> VaultOutcome.UNUSABLE;
            };
        } catch (IOException e) {
            log.warn("the vault cannot be opened", e);
            return VaultOutcome.UNUSABLE;
        }
    }
}
