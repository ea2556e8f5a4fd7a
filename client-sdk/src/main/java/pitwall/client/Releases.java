package pitwall.client;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import pitwall.protocol.rest.ReleaseEntry;

/// What the server knows about releases. Changes nothing. Thread-safe; futures end on a virtual thread and never fail.
public interface Releases {
    /// All of them, the newest version first.
    CompletableFuture<Answer<List<ReleaseEntry>>> all();
}
