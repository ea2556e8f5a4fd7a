package pitwall.cache;

import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/// One small value of this computer beside the picture, in a row of its own. Thread-safe; the file is touched on the
/// `pitwall-cache` thread only.
///
/// @param name of the row
/// @param type as it is written down
/// @param thread the `pitwall-cache` thread
record OwnRow<T>(String name, Class<T> type, CacheDesk desk, Executor thread) {
    /// Empty where there is none; fails while the file cannot be read.
    CompletableFuture<Optional<T>> read() {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return desk.database().meta(name, type);
                    } catch (SQLException e) {
                        throw unusable(e);
                    }
                },
                thread);
    }

    /// Completes once it is on the disk, where a power cut leaves it; fails while the file cannot be written.
    CompletableFuture<Void> write(T value) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        CacheDatabase database = desk.database();
                        database.putMeta(name, value);
                        database.force();
                    } catch (SQLException e) {
                        throw unusable(e);
                    }
                },
                thread);
    }

    private static IllegalStateException unusable(SQLException cause) {
        return new IllegalStateException("the cache cannot be used", cause);
    }
}
