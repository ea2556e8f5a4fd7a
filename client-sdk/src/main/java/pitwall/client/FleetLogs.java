package pitwall.client;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.rest.LogHistogram;
import pitwall.protocol.rest.LogPage;

/// The log lines that the server in use keeps, as far as the person may see them. Changes nothing; an export is an
/// audit entry. Thread-safe; futures end on a virtual thread and never fail.
public interface FleetLogs {
    /// Most lines in one page.
    int MOST = 1_000;

    /// In which order lines come.
    enum Order {
        NEWEST,
        OLDEST
    }

    /// A page of matching lines. Where the page says that it is exhausted the server ran out of time: ask again with
    /// its `next`.
    ///
    /// @param after the `next` of the page before; absent for the first
    CompletableFuture<Answer<LogPage>> search(LogWish wish, Order order, @Nullable Long after, int limit);

    /// How many lines match, by time and level.
    ///
    /// @param buckets at most so many, at most 500
    CompletableFuture<Answer<LogHistogram>> histogram(LogWish wish, int buckets);

    /// What an export looks like.
    enum Form {
        JSON,
        /// A line of JSON for each line.
        NDJSON,
        /// For people.
        TEXT
    }

    /// Has the server write matching lines into a file, which is there whole or not at all. Cancelling the future ends
    /// it.
    CompletableFuture<ExportOutcome> export(LogWish wish, Order order, Form form, Path file);
}
