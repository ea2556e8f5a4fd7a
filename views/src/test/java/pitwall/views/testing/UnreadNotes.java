package pitwall.views.testing;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import pitwall.views.notes.NoteMemory;

/// Keeps notes, but cannot be read yet. FX thread.
public final class UnreadNotes implements NoteMemory {
    /// Whether it is there at all.
    public boolean there;

    @Override
    public boolean isThere() {
        return there;
    }

    @Override
    public Optional<String> place() {
        return Optional.of("here");
    }

    @Override
    public CompletableFuture<Optional<String>> load(String place) {
        return CompletableFuture.completedFuture(Optional.empty());
    }

    @Override
    public CompletableFuture<Boolean> save(String place, String text) {
        return CompletableFuture.completedFuture(false);
    }
}
