package pitwall.views.notes;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Keeps the notes of one connection between two runs, encrypted, as one text. Any thread; futures never fail.
public interface NoteMemory {
    /// The most characters that can be kept.
    int LONGEST = 15_000;

    /// False where nothing is kept between two runs, so that there is nothing to read either.
    boolean isThere();

    /// What was kept last, and nothing written over it unread; empty while it cannot be read.
    CompletableFuture<Optional<String>> load();

    /// False where it could not be kept.
    CompletableFuture<Boolean> save(String text);

    /// Nothing can be kept.
    NoteMemory NONE = new NoteMemory() {
        @Override
        public boolean isThere() {
            return false;
        }

        @Override
        public CompletableFuture<Optional<String>> load() {
            return CompletableFuture.completedFuture(Optional.empty());
        }

        @Override
        public CompletableFuture<Boolean> save(String text) {
            return CompletableFuture.completedFuture(false);
        }
    };
}
