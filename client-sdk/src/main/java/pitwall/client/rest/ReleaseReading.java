package pitwall.client.rest;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pitwall.client.Answer;
import pitwall.client.Releases;
import pitwall.protocol.rest.ReleaseEntry;

/// Asks the server about releases, page by page, each time on a virtual thread of its own. Thread-safe.
public final class ReleaseReading implements Releases {
    /// The most that one page can have.
    static final int PAGE = 500;
    /// A server that never comes to an end is not asked for ever.
    private static final int MOST_PAGES = 200;

    private final Asking asking;

    public ReleaseReading(Asking asking) {
        this.asking = asking;
    }

    @Override
    public CompletableFuture<Answer<List<ReleaseEntry>>> all() {
        return from(1, new Read(List.of(), null));
    }

    /// @param asOf when the oldest page was true; absent where all are of now
    private record Read(
            List<ReleaseEntry> entries, @Nullable Instant asOf) {
        Read and(List<ReleaseEntry> more, @Nullable Instant at) {
            Instant oldest = asOf == null || (at != null && at.isBefore(asOf)) ? at : asOf;
            return new Read(Stream.concat(entries.stream(), more.stream()).toList(), oldest);
        }

        Answer<List<ReleaseEntry>> whole() {
            return asOf == null ? new Answer.Given<>(entries) : new Answer.Remembered<>(entries, asOf);
        }
    }

    private CompletableFuture<Answer<List<ReleaseEntry>>> from(int page, Read before) {
        return asking.later((api, bearer) -> api.releases(bearer, page, PAGE), List::copyOf)
                .thenCompose(answer -> switch (answer) {
                    case Answer.Given<List<ReleaseEntry>>(var more) -> next(page, more, before.and(more, null));
                    case Answer.Remembered<List<ReleaseEntry>>(var more, Instant asOf) ->
                        next(page, more, before.and(more, asOf));
                    case Answer.Refused<List<ReleaseEntry>> refused -> CompletableFuture.completedFuture(refused);
                    case Answer.Unanswered<List<ReleaseEntry>> unanswered ->
                        CompletableFuture.completedFuture(unanswered);
                });
    }

    private CompletableFuture<Answer<List<ReleaseEntry>>> next(int page, List<ReleaseEntry> more, Read all) {
        return more.size() < PAGE || page == MOST_PAGES
                ? CompletableFuture.completedFuture(all.whole())
                : from(page + 1, all);
    }
}
