package pitwall.client.rest;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.client.secrets.SecretStore;
import pitwall.client.secrets.SecretsException;

/// The refresh token in the place where secrets are kept, which another Pitwall on the same data may change as well.
/// Not thread-safe. Blocks.
final class KeptSignIn {
    private static final Logger LOG = LoggerFactory.getLogger(KeptSignIn.class);

    private static final String AWAITED = "awaited-";

    private final SecretStore secrets;
    private final String name;
    /// What was kept when this program last looked or wrote; absent where nothing was, or nothing could be told.
    private @Nullable String known;

    KeptSignIn(SecretStore secrets, String name) {
        this.secrets = secrets;
        this.name = name;
    }

    /// What has become of the token that this program knows.
    sealed interface Look {
        /// Nobody has changed it, or nobody can tell.
        record Same() implements Look {}

        /// It is another one, or the first.
        record Changed(String token) implements Look {}

        /// Somebody else removed it.
        record Gone() implements Look {}
    }

    Look look() {
        String before = known;
        try {
            Optional<String> found = secrets.read(name).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
            known = found.orElse(null);
            if (found.isEmpty()) {
                return before == null ? new Look.Same() : new Look.Gone();
            }
            return found.get().equals(before) ? new Look.Same() : new Look.Changed(found.get());
        } catch (SecretsException e) {
            LOG.warn("The kept sign-in cannot be read", e);
            return new Look.Same();
        }
    }

    /// What was kept when this program last looked or wrote.
    Optional<String> known() {
        return Optional.ofNullable(known);
    }

    /// False where it ends with the program.
    boolean keep(String token) {
        try {
            secrets.write(name, token.getBytes(StandardCharsets.UTF_8));
            known = token;
            return true;
        } catch (SecretsException e) {
            LOG.warn("The sign-in cannot be kept; it ends with the program", e);
            // What is there now is older than this one, not news from somebody else.
            look();
            return false;
        }
    }

    /// The name of the mark beside a token.
    static String markOf(String name) {
        return AWAITED + name;
    }

    /// True where an answer may have been lost, or nobody can tell.
    boolean isAwaited() {
        try {
            return secrets.read(markOf(name)).isPresent();
        } catch (SecretsException e) {
            LOG.warn("The mark of a kept sign-in cannot be read", e);
            return true;
        }
    }

    void await() {
        try {
            secrets.write(markOf(name), new byte[] {1});
        } catch (SecretsException e) {
            LOG.warn("The mark of a kept sign-in cannot be written", e);
        }
    }

    void awaitNoLonger() {
        try {
            secrets.remove(markOf(name));
        } catch (SecretsException e) {
            LOG.warn("The mark of a kept sign-in cannot be removed", e);
        }
    }

    void remove() {
        try {
            secrets.remove(name);
            known = null;
        } catch (SecretsException e) {
            LOG.warn("The kept sign-in cannot be removed", e);
        }
    }
}
