package pitwall.client.past;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// The bookmarks of whoever is signed in, on this computer only. Any thread. Fails where what is kept cannot be read.
public interface Bookmarks {
    /// How many one person can have.
    int MOST = 100;

    /// All of them, the earliest moment first.
    CompletableFuture<List<Bookmark>> all();

    /// Keeps one, in place of another of the same second. False where there are [#MOST] already, or nothing can be
    /// kept.
    CompletableFuture<Boolean> keep(Bookmark bookmark);

    /// Removes the one of this second, if there is one.
    CompletableFuture<Void> remove(Instant at);

    /// Keeps nothing.
    Bookmarks NONE = new Bookmarks() {
        @Override
        public CompletableFuture<List<Bookmark>> all() {
            return CompletableFuture.completedFuture(List.of());
        }

        @Override
        public CompletableFuture<Boolean> keep(Bookmark bookmark) {
            return CompletableFuture.completedFuture(false);
        }

        @Override
        public CompletableFuture<Void> remove(Instant at) {
            return CompletableFuture.completedFuture(null);
        }
    };
}
