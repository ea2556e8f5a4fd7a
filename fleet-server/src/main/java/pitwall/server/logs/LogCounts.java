package pitwall.server.logs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.LogLevel;
import pitwall.protocol.rest.LogHistogram;
import pitwall.protocol.rest.LogHistogram.Bucket;
import pitwall.server.storage.LogLineRows;
import pitwall.server.storage.LogLineRows.Span;

/// Counts lines by spans of time and by level. Belongs to one thread.
final class LogCounts {
    private static final int WINDOW = 100_000;
    private static final LogLevel[] LEVELS = LogLevel.values();

    private final LogFilter filter;
    private final long from;
    private final long width;
    private final long[][] counts;

    /// @param filter says from when until when
    LogCounts(LogFilter filter, int buckets) {
        this.filter = filter;
        this.from = Objects.requireNonNull(filter.from()).toEpochMilli();
        long span = Math.max(1, Objects.requireNonNull(filter.to()).toEpochMilli() - from);
        this.width = Math.max(1, (span + buckets - 1) / buckets);
        this.counts = new long[(int) ((span + width - 1) / width)][LEVELS.length];
    }

    void add(long at, LogLevel level, long lines) {
        add((at - from) / width, level.ordinal(), lines);
    }

    private void add(long bucket, int level, long lines) {
        if (bucket >= 0 && bucket < counts.length) {
            counts[(int) bucket][level] += lines;
        }
    }

    /// Lets the database count, from the newest lines to older ones; returns when the last of them arrived that was
    /// counted, or null if all were.
    @Nullable
    Instant count(LogLineRows rows, long deadline) {
        LogConditions conditions = new LogConditions(filter, rows.like());
        Span all = LogSearch.span(rows, filter);
        while (all.first() <= all.last()) {
            Span next = new Span(Math.max(all.first(), all.last() - WINDOW + 1), all.last());
            conditions
                    .bind(rows.within(
                            next,
                            "(at - :start) / :width as bucket, level, count(*) as found",
                            conditions.sql() + " and at < :end group by 1, 2"))
                    .bind("start", from)
                    .bind("width", width)
                    .bind("end", Objects.requireNonNull(filter.to()).toEpochMilli())
                    .map((row, context) ->
                            new long[] {row.getLong("bucket"), row.getLong("level"), row.getLong("found")})
                    .forEach(found -> add(found[0], (int) found[1], found[2]));
            all = new Span(all.first(), next.first() - 1);
            if (all.first() <= all.last() && System.nanoTime() >= deadline) {
                return rows.at(next.first(), true).orElse(filter.to());
            }
        }
        return null;
    }

    /// @param until when the oldest line arrived that was counted; null if all were
    LogHistogram histogram(@Nullable Instant until) {
        List<Bucket> buckets = new ArrayList<>();
        long total = 0;
        for (int i = 0; i < counts.length; i++) {
            long[] found = counts[i];
            Bucket bucket = new Bucket(Instant.ofEpochMilli(from + i * width), found[0], found[1], found[2], found[3]);
            buckets.add(bucket);
            total += bucket.total();
        }
        return new LogHistogram(
                Instant.ofEpochMilli(from),
                Instant.ofEpochMilli(from + width * counts.length),
                Duration.ofMillis(width),
                buckets,
                total,
                until == null,
                until);
    }
}
