package pitwall.client.rest;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import pitwall.client.Answer;
import pitwall.client.Releases;
import pitwall.protocol.rest.ReleaseEntry;

/// Asks the server about releases, each time on a virtual thread of its own. Thread-safe.
public final class ReleaseReading implements Releases {
    /// The most that one page can have.
    static final int PAGE = 500;

    private final Asking asking;

    public ReleaseReading(Asking asking) {
        this.asking = asking;
    }

    @Override
    public CompletableFuture<Answer<List<ReleaseEntry>>> all() {
        return asking.later((api, bearer) -> api.releases(bearer, 1, PAGE), List::copyOf);
    }
}
