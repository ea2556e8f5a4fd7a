package pitwall.client.trail;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import pitwall.client.Answer;
import pitwall.client.ExportOutcome;
import pitwall.protocol.rest.AuditEvidence;
import pitwall.protocol.rest.AuditHeads;

/// The audit trail of the server in use, as far as the person may see it. Changes nothing but by exports, which are
/// entries themselves. Thread-safe; futures end on a virtual thread and never fail, but are cancelled where somebody
/// does.
public interface AuditTrail {
    /// Most entries in one page.
    int MOST = 500;

    /// Where the trail stands.
    CompletableFuture<Answer<AuditHeads>> heads();

    /// Entries with what proves them, the oldest first; remembered ones where the server cannot be asked.
    CompletableFuture<Answer<AuditEvidence>> page(TrailFilter filter, TrailPlace place, int limit);

    /// What is remembered and proves entries of the range without the server, the oldest first.
    CompletableFuture<List<AuditEvidence>> remembered(long from, long to);

    /// Has the server write entries with everything that proves them into a file, which is there whole or not at all.
    /// Cancelling the future ends it.
    CompletableFuture<ExportOutcome> export(TrailFilter filter, ExportForm form, Path file);

    /// What an export looks like.
    enum ExportForm {
        /// Lines of JSON that prove themselves.
        NDJSON,
        /// A ZIP archive with a table for people and a manifest.
        CSV
    }
}
