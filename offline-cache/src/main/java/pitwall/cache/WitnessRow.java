package pitwall.cache;

import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.client.witness.WitnessStore;
import pitwall.client.witness.WitnessedHead;
import pitwall.fleet.audit.Hash;
import pitwall.fleet.audit.SignedHead;
import pitwall.protocol.rest.AuditHead;

/// What the witness saw of the server's audit trail, in a row of the cache. While the file cannot be used it is kept as
/// long as the program runs; once it can, what stands there comes first, and nothing is written over it unread. Blocks;
/// called by one thread at a time.
final class WitnessRow implements WitnessStore {
    static final String NAME = "witness";

    private static final Logger log = LoggerFactory.getLogger(WitnessRow.class);

    private final Supplier<Optional<Row>> read;
    private final Consumer<Row> write;
    private volatile @Nullable WitnessedHead newest;
    private volatile boolean unread = true;

    /// A head as it is written down.
    record Row(AuditHead head, String key) {
        static Row of(WitnessedHead seen) {
            SignedHead head = seen.head();
            return new Row(
                    new AuditHead(head.size(), head.root().toString(), head.at(), head.keyId(), head.signature()),
                    seen.key());
        }

        WitnessedHead seen() {
            return new WitnessedHead(
                    new SignedHead(head.size(), Hash.parse(head.root()), head.at(), head.keyId(), head.signature()),
                    key);
        }
    }

    /// @param read waits for the file; fails while there is none to read
    /// @param write waits for the file
    WitnessRow(Supplier<Optional<Row>> read, Consumer<Row> write) {
        this.read = read;
        this.write = write;
    }

    @Override
    public Optional<WitnessedHead> newest() {
        if (unread) {
            read();
        }
        return Optional.ofNullable(newest);
    }

    /// True where something stands in the file.
    private boolean read() {
        try {
            Optional<WitnessedHead> stored = read.get().map(Row::seen);
            stored.ifPresent(known -> newest = known);
            unread = false;
            return stored.isPresent();
        } catch (CompletionException | RejectedExecutionException e) {
            log.debug("what was seen of the audit trail cannot be read", e);
            return false;
        }
    }

    void forget() {
        newest = null;
        unread = false;
    }

    @Override
    public void remember(WitnessedHead head) {
        if (unread && read()) {
            return;
        }
        newest = head;
        if (unread) {
            return;
        }
        try {
            write.accept(Row.of(head));
        } catch (CompletionException | RejectedExecutionException e) {
            log.warn("what was seen of the audit trail cannot be kept", e);
        }
    }
}
