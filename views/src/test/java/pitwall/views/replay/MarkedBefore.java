package pitwall.views.replay;

import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import pitwall.client.past.Bookmark;
import pitwall.client.past.Bookmarks;

/// Bookmarks in memory.
final class MarkedBefore implements Bookmarks {
    final TreeMap<Instant, Bookmark> kept = new TreeMap<>();
    int room = MOST;
    boolean broken;

    @Override
    public CompletableFuture<List<Bookmark>> all() {
        return broken
                ? CompletableFuture.failedFuture(new IllegalStateException("unreadable"))
                : CompletableFuture.completedFuture(List.copyOf(kept.values()));
    }

    @Override
    public CompletableFuture<Boolean> keep(Bookmark bookmark) {
        if (broken) {
            return CompletableFuture.failedFuture(new IllegalStateException("unwritable"));
        }
        boolean fits = kept.containsKey(bookmark.at()) || kept.size() < room;
        if (fits) {
            kept.put(bookmark.at(), bookmark);
        }
        return CompletableFuture.completedFuture(fits);
    }

    @Override
    public CompletableFuture<Void> remove(Instant at) {
        kept.remove(at);
        return CompletableFuture.completedFuture(null);
    }
}
