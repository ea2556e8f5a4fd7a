package pitwall.views.map.tiles;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import pitwall.views.map.GroundState.Loss;

/// The squares that are at hand, unpacked, and the asking for others. Of what was asked for, only what the window still
/// shows is fetched. Thread-safe.
final class TileShelf {
    /// What became of fetching squares since the last look.
    ///
    /// @param loss why the last one did not come; empty where it came
    record Outcome(Optional<Loss> loss) {}

    /// Some 45 MB of pixels at most: a window and what is around it, several times.
    private static final int MOST = 180;

    private final TileSource source;
    private final Executor background;
    private final Consumer<Outcome> told;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<TileId, TilePicture> kept = new LinkedHashMap<>(64, 0.75f, true);
    private final Set<TileId> missing = new HashSet<>();
    private final Set<TileId> asked = new HashSet<>();
    private Set<TileId> wanted = Set.of();

    /// @param told on a background thread, whenever a square came or did not
    TileShelf(TileSource source, Executor background, Consumer<Outcome> told) {
        this.source = source;
        this.background = background;
        this.told = told;
    }

    Optional<TilePicture> find(TileId id) {
        lock.lock();
        try {
            return Optional.ofNullable(kept.get(id));
        } finally {
            lock.unlock();
        }
    }

    /// True where the server has nothing there.
    boolean isMissing(TileId id) {
        lock.lock();
        try {
            return missing.contains(id);
        } finally {
            lock.unlock();
        }
    }

    /// Fetches what is not at hand; what was wanted before and is not any more stays where it is.
    void want(Set<TileId> ids) {
        Set<TileId> fetch = new HashSet<>();
        lock.lock();
        try {
            wanted = Set.copyOf(ids);
            for (TileId id : ids) {
                if (!kept.containsKey(id) && !missing.contains(id) && asked.add(id)) {
                    fetch.add(id);
                }
            }
        } finally {
            lock.unlock();
        }
        fetch.forEach(id -> background.execute(() -> fetch(id)));
    }

    private void fetch(TileId id) {
        if (!isWanted(id)) {
            return;
        }
        TileAnswer answer = source.tile(id);
        if (answer instanceof TileAnswer.Found(byte[] bytes)
                && TilePicture.read(bytes).isEmpty()) {
            // What was kept may be damaged: the second time it comes from the server.
            source.isNoPicture(id);
            answer = source.tile(id);
        }
        came(id, answer);
    }

    private boolean isWanted(TileId id) {
        lock.lock();
        try {
            boolean still = wanted.contains(id);
            if (!still) {
                asked.remove(id);
            }
            return still;
        } finally {
            lock.unlock();
        }
    }

    private void came(TileId id, TileAnswer answer) {
        Optional<TilePicture> picture =
                answer instanceof TileAnswer.Found(byte[] bytes) ? TilePicture.read(bytes) : Optional.empty();
        Optional<Loss> loss = switch (answer) {
            case TileAnswer.Found _ -> picture.isPresent() ? Optional.empty() : Optional.of(Loss.UNREADABLE);
            case TileAnswer.Missing _ -> Optional.empty();
            case TileAnswer.Failed(Loss why) -> Optional.of(why);
        };
        if (loss.isPresent() && answer instanceof TileAnswer.Found) {
            source.isNoPicture(id);
        }
        lock.lock();
        try {
            asked.remove(id);
            picture.ifPresent(found -> kept.put(id, found));
            if (answer instanceof TileAnswer.Missing) {
                missing.add(id);
            }
            while (kept.size() > MOST) {
                kept.remove(kept.keySet().iterator().next());
            }
        } finally {
            lock.unlock();
        }
        told.accept(new Outcome(loss));
    }
}
