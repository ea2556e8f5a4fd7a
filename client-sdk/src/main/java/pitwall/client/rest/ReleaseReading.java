package pitwall.client.rest;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import pitwall.client.Answer;
import pitwall.client.Releases;
import pitwall.protocol.rest.ReleaseEntry;

/// Asks the server about releases, page by page, each time on a virtual thread of its own. Thread-safe.
public final class ReleaseReading implements Releases {
    private final Pages<ReleaseEntry> releases;

    public ReleaseReading(Asking asking) {
        this.releases = new Pages<>(asking, FleetApi::releases);
    }

    @Override
    public CompletableFuture<Answer<List<ReleaseEntry>>> all() {
        return releases.all();
    }
}
