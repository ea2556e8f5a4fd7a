package pitwall.views.logs;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import pitwall.client.ExportOutcome;
import pitwall.client.FleetLogs.Form;
import pitwall.client.SessionInfo;
import pitwall.client.rest.LogFile;
import pitwall.protocol.rest.LogLine;
import pitwall.views.logs.lines.LineView;

/// Writes the lines that are shown into a file, without a server. FX thread; the file is written on another.
final class LocalExport {
    private final LogsViewModel model;
    private final Executor background;

    LocalExport(LogsViewModel model, Executor background) {
        this.model = model;
        this.background = background;
    }

    /// How many lines it would write now.
    int lines() {
        return model.rows().list().lines();
    }

    /// @param progress told on another thread how many lines are written
    CompletableFuture<ExportOutcome> write(Path file, Form form, IntConsumer progress, BooleanSupplier cancelled) {
        int[] numbers = numbers();
        LineView view = model.rows().store().view();
        LogFile.Header header = header(numbers);
        return CompletableFuture.supplyAsync(
                () -> new LogFile(form, header).write(file, lines(view, numbers), progress, cancelled), background);
    }

    private int[] numbers() {
        var rows = model.rows().list();
        int[] numbers = new int[rows.lines()];
        int count = 0;
        for (int row = 0; row < rows.size(); row++) {
            if (!rows.isSeam(row)) {
                numbers[count++] = rows.number(row);
            }
        }
        return numbers;
    }

    private LogFile.Header header(int[] numbers) {
        var store = model.rows().store();
        Instant now = model.fleet().serverNowProperty().get();
        Optional<Instant> cached = model.loading().cachedUntil();
        SessionInfo session = model.fleet().frame().session();
        @Nullable Instant first = numbers.length == 0 ? null : store.at(numbers[0]);
        @Nullable Instant last = numbers.length == 0 ? null : store.at(numbers[numbers.length - 1]);
        return new LogFile.Header(
                model.query().text().strip(),
                session == null ? "" : session.user(),
                first,
                last,
                cached.isPresent() ? "cache" : "lines loaded in the console",
                cached.orElse(null),
                cached.map(until -> Duration.between(until, now).toSeconds()).orElse(null),
                numbers.length,
                now,
                model.fleet().frame().clockEstimated());
    }

    private static Iterator<LogLine> lines(LineView view, int[] numbers) {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < numbers.length;
            }

            @Override
            public LogLine next() {
                if (!hasNext()) {
                    throw new java.util.NoSuchElementException();
                }
                return view.line(numbers[next++]);
            }
        };
    }
}
