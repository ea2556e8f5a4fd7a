package pitwall.app;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import pitwall.app.FollowedServer.Following;
import pitwall.cache.FleetCache;
import pitwall.cache.OwnWords;
import pitwall.views.notes.NoteMemory;

/// Keeps notes in the cache of the connection they belong to, while it is the one in use.
///
/// @param following the connection in use
record NotesInCache(Supplier<Optional<Following>> following) implements NoteMemory {
    @Override
    public boolean isThere() {
        return following.get().flatMap(now -> now.session().cache()).isPresent();
    }

    @Override
    public Optional<String> place() {
        return following.get().map(Following::name);
    }

    @Override
    public CompletableFuture<Optional<String>> load(String place) {
        return words(place).map(OwnWords::load).orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
    }

    @Override
    public CompletableFuture<Boolean> save(String place, String text) {
        return words(place).map(each -> each.save(text)).orElseGet(() -> CompletableFuture.completedFuture(false));
    }

    private Optional<OwnWords> words(String place) {
        return following
                .get()
                .filter(now -> now.name().equals(place))
                .flatMap(now -> now.session().cache())
                .map(FleetCache::words);
    }
}
