package pitwall.views.notes;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Keeps the notes of each connection between two runs, encrypted, as one text. Any thread; futures never fail.
public interface NoteMemory {
    /// The most characters that can be kept.
    int LONGEST = 15_000;

    /// False where nothing is kept between two runs, so that there is nothing to read either.
    boolean isThere();

    /// Names the connection in use, whose notes are kept apart from those of any other, also of one to the same
    /// server; empty while there is none.
    Optional<String> place();

    /// What was kept last, and nothing written over it unread; empty while it cannot be read.
    ///
    /// @param place the connection whose notes are meant; where another is in use meanwhile, nothing is read
    CompletableFuture<Optional<String>> load(String place);

    /// False where it could not be kept.
    ///
    /// @param place the connection whose notes they are; where another is in use meanwhile, nothing is written
    CompletableFuture<Boolean> save(String place, String text);

    /// Nothing can be kept.
    NoteMemory NONE = new NoteMemory() {
        @Override
        public boolean isThere() {
            return false;
        }

        @Override
        public Optional<String> place() {
            return Optional.of("");
        }

        @Override
        public CompletableFuture<Optional<String>> load(String place) {
            return CompletableFuture.completedFuture(Optional.empty());
        }

        @Override
        public CompletableFuture<Boolean> save(String place, String text) {
            return CompletableFuture.completedFuture(false);
        }
    };
}
