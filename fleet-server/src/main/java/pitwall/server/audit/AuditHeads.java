package pitwall.server.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.audit.AuditKey;
import pitwall.fleet.audit.HeadSigner;
import pitwall.fleet.audit.MerkleFrontier;
import pitwall.fleet.audit.SignedHead;
import pitwall.server.registry.Draft;
import pitwall.server.storage.AuditTreeRows;
import pitwall.server.storage.Database;

/// Signs a head over the trail at least every minute and every 1 000 entries while there is something new. Signing
/// belongs inside the writer; the rest is thread-safe.
public final class AuditHeads {
    private static final Duration LATEST = Duration.ofSeconds(60);
    private static final long MOST = 1_000;

    private final AuditTrail trail;
    private final HeadSigner signer;
    private volatile @Nullable SignedHead newest;

    public AuditHeads(AuditTrail trail, HeadSigner signer, Database database) {
        this.trail = trail;
        this.signer = signer;
        this.newest = database.read(sql -> new AuditTreeRows(sql).newestHead()).orElse(null);
    }

    /// What heads of now are checked with.
    public AuditKey key() {
        return signer.key();
    }

    /// The newest head that is on disk.
    public Optional<SignedHead> newest() {
        return Optional.ofNullable(newest);
    }

    /// Whether it is time for another.
    public boolean isDue(Instant now) {
        SignedHead last = newest;
        long size = trail.size();
        if (last == null) {
            return size > 0;
        }
        return size >= last.size() + MOST
                || size > last.size() && !last.at().plus(LATEST).isAfter(now);
    }

    /// Signs what the draft sees; the head there is, if it says that already.
    public SignedHead sign(Draft draft) {
        AuditTreeRows rows = new AuditTreeRows(draft.sql());
        MerkleFrontier frontier = trail.frontier(draft);
        Optional<SignedHead> last = rows.newestHead();
        if (last.isPresent() && last.get().size() == frontier.size()) {
            return last.get();
        }
        rows.addKey(signer.key().id(), signer.key().text(), draft.now());
        SignedHead head = signer.sign(frontier, draft.now());
        rows.addHead(head);
        draft.news().signed(head);
        draft.afterCommit(() -> newest = head);
        return head;
    }
}
