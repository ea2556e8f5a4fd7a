package pitwall.app;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import pitwall.cache.FleetCache;
import pitwall.views.notes.NoteMemory;

/// Keeps notes in the cache of the connection in use.
///
/// @param cache of the session in use; empty while nothing may be remembered
record NotesInCache(Supplier<Optional<FleetCache>> cache) implements NoteMemory {
    @Override
    public boolean isThere() {
        return cache.get().isPresent();
    }

    @Override
    public CompletableFuture<Optional<String>> load() {
        return cache.get()
                .map(each -> each.words().load())
                .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
    }

    @Override
    public CompletableFuture<Boolean> save(String text) {
        return cache.get()
                .map(each -> each.words().save(text))
                .orElseGet(() -> CompletableFuture.completedFuture(false));
    }
}
