package pitwall.views.ports;

import java.util.concurrent.CompletableFuture;

/// Where tokens and the key of the offline cache are kept.
public interface Secrets {
    Place place();

    /// Opens the vault, or creates it with this passphrase where there is none yet. The passphrase is wiped afterwards.
    CompletableFuture<VaultOutcome> openVault(char[] passphrase);

    /// Keeps secrets in memory only: sign in at each start, and remember nothing of the fleet.
    void keepInMemory();

    enum Place {
        /// The system's own keychain; nothing to ask.
        KEYCHAIN,
        /// There is no keychain and nothing was chosen yet.
        UNDECIDED,
        /// A vault exists and waits for its passphrase.
        VAULT_CLOSED,
        VAULT_OPEN,
        MEMORY
    }

    enum VaultOutcome {
        OPEN,
        WRONG_PASSPHRASE,
        /// The file cannot be read or written.
        UNUSABLE
    }
}
