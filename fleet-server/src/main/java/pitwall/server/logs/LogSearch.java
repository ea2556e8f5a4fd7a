package pitwall.server.logs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import org.jdbi.v3.core.result.ResultIterator;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.rest.LogHistogram;
import pitwall.protocol.rest.LogLine;
import pitwall.protocol.rest.LogPage;
import pitwall.server.storage.LogBook;
import pitwall.server.storage.LogLineRows;
import pitwall.server.storage.LogLineRows.Span;

/// Looks through stored lines, in the order of their ids, for as long as it may. Thread-safe; at most two searches run
/// at a time, so that the database stays free for everything else.
///
/// A search looks at windows of ids, each one statement in which the database already leaves out what it can; what is
/// left is held against the whole filter here. So every statement is short, a search can end between any two lines,
/// and it goes on later where it ended.
public final class LogSearch {
    private static final int SEARCHES = 2;
    private static final int FIRST_WINDOW = 2_000;
    private static final int LAST_WINDOW = 32_000;

    private final LogBook book;
    private final Duration time;
    private final Semaphore places = new Semaphore(SEARCHES);

    /// @param time that one search may take
    public LogSearch(LogBook book, Duration time) {
        this.book = book;
        this.time = time;
    }

    /// Where it looks.
    public LogBook book() {
        return book;
    }

    /// In which order, and where to begin.
    ///
    /// @param newestFirst else oldest first
    /// @param after exclusive id to go on from; absent for the beginning
    public record Place(boolean newestFirst, @Nullable Long after) {}

    /// A page; empty if too many others are searching.
    public Optional<LogPage> page(LogFilter filter, Place place, int limit) {
        List<LogLine> lines = new ArrayList<>();
        return run(filter, place, line -> {
                    lines.add(line);
                    return lines.size() < limit;
                })
                .map(end -> new LogPage(
                        lines, end.next(), end.exhausted(), end.until(), end.examined(), oldest().orElse(null)));
    }

    private Optional<Instant> oldest() {
        return book.read(LogLineRows::oldest);
    }

    /// How a search ended.
    ///
    /// @param next where to go on; absent when everything was searched
    /// @param exhausted whether the time was over
    /// @param until when the last line arrived that was looked at
    public record End(
            @Nullable Long next,
            boolean exhausted,
            @Nullable Instant until,
            long examined) {}

    /// Hands every match over, as the reader sees it, until that says false or the time is over; empty if too many
    /// others are searching.
    public Optional<End> run(LogFilter filter, Place place, Predicate<LogLine> match) {
        return placed(end -> book.read(rows -> new Run(rows, filter, place, match, end).search()));
    }

    /// The ids that can match; none where the first is beyond the last.
    static Span span(LogLineRows rows, LogFilter filter) {
        Instant from = filter.from();
        Instant to = filter.to();
        Optional<Span> span = from == null && to == null
                ? rows.whole()
                : rows.span(from == null ? 0 : from.toEpochMilli(), to == null ? Long.MAX_VALUE : ceiling(to));
        return span.orElse(new Span(1, 0));
    }

    private static long ceiling(Instant time) {
        return time.getNano() % 1_000_000 == 0 ? time.toEpochMilli() : time.toEpochMilli() + 1;
    }

    /// How many lines match in equal spans of time; empty if too many others are searching.
    ///
    /// @param filter must say from when until when
    public Optional<LogHistogram> histogram(LogFilter filter, int buckets) {
        LogCounts counts = new LogCounts(filter, buckets);
        if (!LogConditions.areExact(filter)) {
            return run(filter, new Place(true, null), line -> {
                        counts.add(line.at().toEpochMilli(), line.level(), 1);
                        return true;
                    })
                    .map(end -> counts.histogram(end.next() == null ? null : end.until()));
        }
        return placed(end -> book.read(rows -> counts.histogram(counts.count(rows, end))));
    }

    /// Does something while no more than one other search does, given the moment to end; empty if there was no place.
    private <T> Optional<T> placed(LongFunction<T> work) {
        long begun = System.nanoTime();
        try {
            if (!places.tryAcquire(time.toNanos(), TimeUnit.NANOSECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return Optional.of(work.apply(Math.max(begun + time.toNanos(), System.nanoTime() + time.toNanos() / 2)));
        } finally {
            places.release();
        }
    }

    /// One search.
    private static final class Run {
        private final LogLineRows rows;
        private final LogFilter filter;
        private final Place place;
        private final Predicate<LogLine> match;
        private final long deadline;
        private final LogConditions conditions;
        private long examined;
        private @Nullable Instant until;

        Run(LogLineRows rows, LogFilter filter, Place place, Predicate<LogLine> match, long deadline) {
            this.rows = rows;
            this.filter = filter;
            this.place = place;
            this.match = match;
            this.deadline = deadline;
            this.conditions = new LogConditions(filter, rows.like());
        }

        End search() {
            Span all = bounds();
            long window = FIRST_WINDOW;
            while (all.first() <= all.last()) {
                Span next = place.newestFirst()
                        ? new Span(Math.max(all.first(), all.last() - window + 1), all.last())
                        : new Span(all.first(), Math.min(all.last(), all.first() + window - 1));
                Optional<End> end = look(next);
                if (end.isPresent()) {
                    return end.get();
                }
                examined += next.last() - next.first() + 1;
                all = place.newestFirst()
                        ? new Span(all.first(), next.first() - 1)
                        : new Span(next.last() + 1, all.last());
                if (all.first() <= all.last() && isOver()) {
                    return new End(place.newestFirst() ? next.first() : next.last(), true, until(next), examined);
                }
                window = Math.min(2 * window, LAST_WINDOW);
            }
            return new End(null, false, until, examined);
        }

        private boolean isOver() {
            return System.nanoTime() >= deadline;
        }

        /// The ids that can match at all.
        private Span bounds() {
            Span all = span(rows, filter);
            Long after = place.after();
            if (after == null) {
                return all;
            }
            return place.newestFirst()
                    ? new Span(all.first(), Math.min(all.last(), after - 1))
                    : new Span(Math.max(all.first(), after + 1), all.last());
        }

        /// Looks at one window; empty if it is through.
        private Optional<End> look(Span span) {
            String order = " order by id" + (place.newestFirst() ? " desc" : "");
            long last = place.newestFirst() ? span.last() + 1 : span.first() - 1;
            int looked = 0;
            try (ResultIterator<LogLine> found = conditions
                    .bind(rows.within(span, "*", conditions.sql() + order))
                    .map((row, context) -> LogLineRows.line(row))
                    .iterator()) {
                for (Iterator<LogLine> lines = found; lines.hasNext(); ) {
                    if ((++looked & 15) == 0 && isOver()) {
                        return Optional.of(new End(last, true, until, examined + looked));
                    }
                    LogLine line = lines.next();
                    last = line.id();
                    until = line.at();
                    LogLine seen = filter.seen(line);
                    if (filter.matches(seen) && !match.test(seen)) {
                        return Optional.of(new End(last, false, until, examined + looked));
                    }
                }
            }
            return Optional.empty();
        }

        /// When the line arrived at which a window ended, if it is still there.
        private @Nullable Instant until(Span span) {
            return rows.at(place.newestFirst() ? span.first() : span.last(), place.newestFirst())
                    .orElse(until);
        }
    }
}
