package pitwall.client.rest;

import java.nio.file.Path;
import java.util.function.Consumer;
import pitwall.client.ReleaseUploads;
import pitwall.client.UploadState;

/// Uploads artifacts, each on a virtual thread of its own. Thread-safe.
public final class ReleaseSending implements ReleaseUploads {
    private final Asking asking;

    public ReleaseSending(Asking asking) {
        this.asking = asking;
    }

    @Override
    public Upload begin(Path file, Facts facts, Consumer<UploadState> listener) {
        UploadRun run = new UploadRun(asking, file, facts, listener);
        Thread.ofVirtual().name("pitwall-upload").start(run);
        return run::cancel;
    }
}
