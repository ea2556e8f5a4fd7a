package pitwall.views.logs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import pitwall.client.Answer;
import pitwall.client.FleetLogs;
import pitwall.client.LogWish;
import pitwall.fleet.LogLevel;
import pitwall.protocol.rest.LogHistogram;
import pitwall.protocol.rest.LogHistogram.Bucket;
import pitwall.views.logs.lines.LineStore;
import pitwall.views.logs.lines.RowList;

/// How many lines the server has of what is asked for, by time and level. FX thread; needs no toolkit.
final class LogCounts {
    static final int BUCKETS = 120;

    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final FleetLogs logs;
    private final Executor fxThread;
    private final ReadOnlyObjectWrapper<Optional<LogHistogram>> histogram =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private @Nullable LogWish wish;
    private Instant askAgain = Instant.MAX;
    private Instant now = Instant.EPOCH;
    private long since;
    private long generation;

    LogCounts(FleetLogs logs, Executor fxThread) {
        this.logs = logs;
        this.fxThread = fxThread;
    }

    /// Counts something else; what was counted before stays until it is through.
    void ask(LogWish other) {
        wish = other;
        ask();
    }

    private void ask() {
        LogWish wanted = wish;
        if (wanted == null) {
            return;
        }
        long asked = ++generation;
        askAgain = Instant.MAX;
        CompletableFuture<?> unused = logs.histogram(wanted, BUCKETS)
                .thenAccept(answer -> fxThread.execute(() -> {
                    if (asked == generation) {
                        since = 0;
                        histogram.set(
                                answer instanceof Answer.Given<LogHistogram>(LogHistogram counted)
                                        ? Optional.of(counted)
                                        : Optional.empty());
                    }
                }));
    }

    /// Lines came that are not counted yet.
    void came(int lines) {
        since += lines;
        if (lines > 0 && askAgain.equals(Instant.MAX)) {
            askAgain = now.plus(PAUSE);
        }
    }

    /// Counts anew where it is time.
    void refreshed(Instant time) {
        now = time;
        if (now.isAfter(askAgain)) {
            ask();
        }
    }

    void forget() {
        generation++;
        wish = null;
        since = 0;
        askAgain = Instant.MAX;
        histogram.set(Optional.empty());
    }

    /// Counts lines that are on this computer.
    void local(RowList rows, LineStore store) {
        generation++;
        wish = null;
        since = 0;
        askAgain = Instant.MAX;
        int first = rows.lineFrom(0, 1);
        int last = rows.lineFrom(rows.size() - 1, -1);
        if (first < 0 || last < 0) {
            histogram.set(Optional.empty());
            return;
        }
        long from = store.at(rows.number(first)).toEpochMilli();
        long width = Math.max(1, (store.at(rows.number(last)).toEpochMilli() - from) / BUCKETS + 1);
        long[][] counts = new long[BUCKETS][LogLevel.values().length];
        for (int row = first; row <= last; row++) {
            if (!rows.isSeam(row)) {
                long bucket = (store.at(rows.number(row)).toEpochMilli() - from) / width;
                counts[(int) Math.clamp(bucket, 0, BUCKETS - 1L)][
                        store.level(rows.number(row)).ordinal()]++;
            }
        }
        List<Bucket> buckets = new ArrayList<>();
        for (int i = 0; i < BUCKETS; i++) {
            long[] found = counts[i];
            buckets.add(new Bucket(Instant.ofEpochMilli(from + i * width), found[0], found[1], found[2], found[3]));
        }
        histogram.set(Optional.of(new LogHistogram(
                Instant.ofEpochMilli(from),
                Instant.ofEpochMilli(from + BUCKETS * width),
                Duration.ofMillis(width),
                buckets,
                rows.lines(),
                true,
                null)));
    }

    /// All that match, as far as anybody knows; empty while nobody does.
    Optional<Long> total() {
        return histogram.get().map(counted -> counted.total() + since);
    }

    ReadOnlyObjectProperty<Optional<LogHistogram>> histogramProperty() {
        return histogram.getReadOnlyProperty();
    }
}
