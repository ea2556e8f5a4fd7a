package pitwall.client.rest;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pitwall.client.Answer;
import pitwall.protocol.rest.ApiEnvelope;
import retrofit2.Call;

/// A list that the server gives page by page, read to its end. What two pages have in common, because the list moved
/// between them, is there once. Thread-safe.
///
/// @param <T> an entry of the list
final class Pages<T> {
    /// Entries of a page; fewer of them are the end of the list.
    static final int SIZE = 500;

    private static final int MOST = 200;

    /// Asks for one page.
    interface Question<T> {
        Call<ApiEnvelope<List<T>>> call(FleetApi api, String bearer, int page, int size);
    }

    private final Asking asking;
    private final Question<T> question;

    Pages(Asking asking, Question<T> question) {
        this.asking = asking;
        this.question = question;
    }

    /// Everything, at most 100 000 entries; nothing where a page of it cannot be had.
    CompletableFuture<Answer<List<T>>> all() {
        return from(1, new Read<>(List.of(), null));
    }

    /// @param asOf when the oldest page was true; absent where all are of now
    private record Read<T>(List<T> entries, @Nullable Instant asOf) {
        Read<T> and(List<T> more, @Nullable Instant at) {
            Instant oldest = asOf == null || (at != null && at.isBefore(asOf)) ? at : asOf;
            return new Read<>(Stream.concat(entries.stream(), more.stream()).toList(), oldest);
        }

        Answer<List<T>> whole() {
            List<T> all = entries.stream().distinct().toList();
            return asOf == null ? new Answer.Given<>(all) : new Answer.Remembered<>(all, asOf);
        }
    }

    private CompletableFuture<Answer<List<T>>> from(int page, Read<T> before) {
        return asking.later((api, bearer) -> question.call(api, bearer, page, SIZE), List::copyOf)
                .thenCompose(answer -> switch (answer) {
                    case Answer.Given<List<T>>(var more) -> next(page, more, before.and(more, null));
                    case Answer.Remembered<List<T>>(var more, Instant asOf) -> next(page, more, before.and(more, asOf));
                    case Answer.Refused<List<T>> refused -> CompletableFuture.completedFuture(refused);
                    case Answer.Unanswered<List<T>> unanswered -> CompletableFuture.completedFuture(unanswered);
                });
    }

    private CompletableFuture<Answer<List<T>>> next(int page, List<T> more, Read<T> all) {
        return more.size() < SIZE || page == MOST
                ? CompletableFuture.completedFuture(all.whole())
                : from(page + 1, all);
    }
}
