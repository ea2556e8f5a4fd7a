package pitwall.views.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pitwall.client.Answer;
import pitwall.client.ReleaseUploads;
import pitwall.client.Releases;
import pitwall.client.UploadState;
import pitwall.protocol.rest.ReleaseEntry;

/// A server's releases as the test sets them, and an upload that the test drives. FX thread or test thread.
public final class ScriptedReleases implements Releases, ReleaseUploads {
    public Answer<List<ReleaseEntry>> answer = new Answer.Given<>(SampleReleases.all());
    /// Set where the test wants to answer later.
    public @Nullable CompletableFuture<Answer<List<ReleaseEntry>>> later;

    public final List<Facts> begun = new ArrayList<>();
    public int questions;
    public boolean cancelled;
    private Consumer<UploadState> listener = _ -> {};

    @Override
    public CompletableFuture<Answer<List<ReleaseEntry>>> all() {
        questions++;
        return later == null ? CompletableFuture.completedFuture(answer) : later;
    }

    @Override
    public Upload begin(Path file, Facts facts, Consumer<UploadState> told) {
        begun.add(facts);
        listener = told;
        return () -> cancelled = true;
    }

    /// Says how far the upload is.
    public void tell(UploadState state) {
        listener.accept(state);
    }
}
