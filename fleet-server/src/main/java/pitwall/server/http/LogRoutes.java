package pitwall.server.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pitwall.server.logs.LogFilter;
import pitwall.server.logs.LogSearch;
import pitwall.server.storage.LogLineRows;

/// Reading the log lines of many cars, or of the server.
final class LogRoutes {
    private static final int MOST = 1_000;
    private static final int MOST_BUCKETS = 500;

    private final LogQueries queries;
    private final LogSearch search;

    LogRoutes(LogQueries queries, LogSearch search) {
        this.queries = queries;
        this.search = search;
    }

    Answer list(ApiCall call) {
        call.allowOnly(queries.with("order", "after", "limit"));
        LogFilter filter = queries.filter(call, null, null);
        int limit = call.number("limit", 200, 1, MOST);
        return search.page(filter, place(call), limit).map(Answer::ok).orElseGet(LogRoutes::busy);
    }

    Answer histogram(ApiCall call) {
        call.allowOnly(queries.with("buckets"));
        int buckets = call.number("buckets", 60, 1, MOST_BUCKETS);
        LogFilter filter = queries.filter(call, oldest(call), call.now().plusMillis(1));
        Instant from = Objects.requireNonNull(filter.from());
        if (!from.isBefore(Objects.requireNonNull(filter.to()))) {
            throw new FaultException(Fault.validation("to", "must be after from"));
        }
        return search.histogram(filter, buckets).map(Answer::ok).orElseGet(LogRoutes::busy);
    }

    private Instant oldest(ApiCall call) {
        return search.book()
                .read(LogLineRows::oldest)
                .filter(at -> at.isBefore(call.now()))
                .orElse(call.now().minusMillis(1));
    }

    static LogSearch.Place place(ApiCall call) {
        boolean newestFirst = switch (call.query("order").orElse("newest").toLowerCase(Locale.ROOT)) {
            case "newest" -> true;
            case "oldest" -> false;
            default -> throw new FaultException(Fault.validation("order", "must be newest or oldest"));
        };
        return new LogSearch.Place(newestFirst, after(call));
    }

    private static @Nullable Long after(ApiCall call) {
        try {
            Long after = call.query("after").map(Long::valueOf).orElse(null);
            if (after == null || after >= 0) {
                return after;
            }
        } catch (NumberFormatException e) {
            // falls through to the same answer as a negative number
        }
        throw new FaultException(Fault.validation("after", "must be the id of a line"));
    }

    static Answer busy() {
        return Answer.refused(Fault.tooMany(Duration.ofSeconds(1)));
    }
}
