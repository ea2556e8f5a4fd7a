package pitwall.app;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.client.secrets.SecretStore;
import pitwall.client.secrets.SecretsException;
import pitwall.client.witness.WitnessedHead;
import pitwall.fleet.audit.AuditKey;
import pitwall.fleet.audit.Hash;
import pitwall.fleet.audit.SignedHead;

/// The newest head of the audit trail that a connection showed, kept where secrets are kept while nobody is signed in:
/// a server that was given an older database takes no sign-in of before, and must not make the console forget what
/// would give it away. It says nothing of the fleet. Blocks.
final class LastHead {
    private static final Logger log = LoggerFactory.getLogger(LastHead.class);
    private static final String PREFIX = "witness/";
    private static final int LINES = 6;

    private final SecretStore store;
    private final String connection;

    LastHead(SecretStore store, String connection) {
        this.store = store;
        this.connection = connection;
    }

    void keep(WitnessedHead seen) {
        SignedHead head = seen.head();
        String text = String.join(
                "\n",
                Long.toString(head.size()),
                head.root().toString(),
                head.at().toString(),
                head.keyId(),
                head.signature(),
                seen.key());
        try {
            store.write(PREFIX + connection, text.getBytes(StandardCharsets.UTF_8));
        } catch (SecretsException e) {
            log.warn("what was seen of the audit trail cannot be kept", e);
        }
    }

    /// Gives it back once; from then on whoever took it keeps it.
    Optional<WitnessedHead> take() {
        try {
            Optional<byte[]> kept = store.read(PREFIX + connection);
            store.remove(PREFIX + connection);
            return kept.flatMap(bytes -> read(new String(bytes, StandardCharsets.UTF_8)));
        } catch (SecretsException e) {
            log.warn("what was seen of the audit trail cannot be read", e);
            return Optional.empty();
        }
    }

    void forget() {
        try {
            store.remove(PREFIX + connection);
        } catch (SecretsException e) {
            log.warn("what was seen of the audit trail cannot be removed", e);
        }
    }

    private static Optional<WitnessedHead> read(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() != LINES) {
            return Optional.empty();
        }
        try {
            SignedHead head = new SignedHead(
                    Long.parseLong(lines.get(0)),
                    Hash.parse(lines.get(1)),
                    Instant.parse(lines.get(2)),
                    lines.get(3),
                    lines.get(4));
            String key = AuditKey.parse(lines.get(5)).text();
            return Optional.of(new WitnessedHead(head, key));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            log.warn("what was seen of the audit trail is damaged", e);
            return Optional.empty();
        }
    }
}
