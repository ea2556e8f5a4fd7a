package pitwall.checks.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.LogEntry;
import pitwall.fleet.LogLevel;
import pitwall.fleet.Precision;
import pitwall.protocol.rest.LogLine;
import pitwall.protocol.rest.LogPage;
import pitwall.server.live.LocalEventLog;
import pitwall.server.logs.LinearPattern;
import pitwall.server.logs.LogFilter;
import pitwall.server.logs.LogSearch;
import pitwall.server.logs.PlaceText;
import pitwall.server.logs.TextMatch;
import pitwall.server.registry.FleetWriter;
import pitwall.server.storage.Database;
import pitwall.server.storage.LogBook;
import pitwall.server.storage.LogLineRows;
import pitwall.testing.FleetFixtures;

/// How fast log lines reach the disk, and how long searches among a million of them take. What is looked for is in one
/// line of a hundred thousand, so that a search has to see them all.
final class LogBenchmark implements Benchmark {
    private static final PlaceText NO_PLACES = new PlaceText(Set.of());
    private static final int WRITTEN = 100_000;
    private static final int STORED = 1_000_000;
    private static final int FRAME = 50;
    private static final Instant START = Instant.parse("2026-11-21T09:00:00Z");

    @Override
    public String name() {
        return "logs";
    }

    @Override
    public List<Measure> run() throws IOException {
        List<Measure> measures = new ArrayList<>();
        Path folder = Files.createTempDirectory("pitwall-logs");
        try (Database database = Database.open(folder.resolve("fleet.db").toString())) {
            measures.add(Measure.of(
                    "logs: lines on disk and acknowledged (SQLite, synchronous=FULL)", written(database), "/s"));
            fill(database);
            LogSearch search = new LogSearch(new LogBook.OfCars(database), Duration.ofMinutes(1));
            measures.add(searched("literal text in 1 000 000 lines", search, filter(LogLevel.DEBUG, "needle", null)));
            measures.add(
                    searched("errors with a text in 1 000 000 lines", search, filter(LogLevel.ERROR, "x9y", null)));
            measures.add(searched(
                    "regular expression in 1 000 000 lines", search, filter(LogLevel.DEBUG, null, "need(le|y) \\d+")));
            long start = System.nanoTime();
            long counted = search.histogram(between(filter(LogLevel.DEBUG, null, null)), 60)
                    .orElseThrow()
                    .total();
            if (counted == 0) {
                throw new IllegalStateException("nothing was counted");
            }
            measures.add(Measure.of("logs: histogram of 1 000 000 lines", millis(start), "ms"));
        }
        return measures;
    }

    private static double written(Database database) {
        LocalEventLog log = new LocalEventLog("bench", 100, 10_000_000);
        List<Car> cars = FleetFixtures.cars(100, 1);
        try (FleetWriter writer = new FleetWriter(database, log, 100, InstantSource.system())) {
            writer.start();
            writer.write(draft -> {
                cars.forEach(draft::create);
                return cars.size();
            });
            long start = System.nanoTime();
            List<CompletableFuture<Integer>> all = new ArrayList<>();
            for (int frame = 0; frame < WRITTEN / FRAME; frame++) {
                CarId car = cars.get(frame % cars.size()).id();
                int first = frame * FRAME;
                all.add(writer.submit(draft -> {
                    for (int i = 0; i < FRAME; i++) {
                        draft.log(car, 1, entry(first + i, draft.now()));
                    }
                    return FRAME;
                }));
            }
            all.forEach(CompletableFuture::join);
            return WRITTEN * 1e9 / (System.nanoTime() - start);
        }
    }

    private static LogEntry entry(int n, Instant at) {
        LogLevel level = LogLevel.values()[Math.min(3, Integer.numberOfTrailingZeros(n | 8))];
        String message = n % 100_000 == 7
                ? "the needle " + n
                : "download of stack-4.3.0.pkg at " + n % 100 + " %, 3 retries left, link 1204 kbit/s";
        return new LogEntry(at, at, n, level, "update", message, Map.of("attempt", "" + n % 5, "slot", "B"));
    }

    private static void fill(Database database) {
        long id = database.read(sql -> new LogLineRows(sql).store().lastId());
        while (id < STORED) {
            List<LogLine> lines = new ArrayList<>();
            for (int i = 0; i < 10_000 && id < STORED; i++) {
                id++;
                lines.add(LogLine.of(id, new CarId("car-" + id % 500), 1, entry((int) id, START.plusMillis(10 * id))));
            }
            database.write(sql -> new LogLineRows(sql).add(lines));
        }
    }

    private static LogFilter filter(LogLevel least, @Nullable String text, @Nullable String regex) {
        LinearPattern pattern = null;
        if (regex != null && LinearPattern.read(regex) instanceof LinearPattern.Reading.Good(LinearPattern good)) {
            pattern = good;
        }
        TextMatch match = text == null ? null : new TextMatch(text);
        return new LogFilter(null, least, null, null, Set.of(), match, pattern, Map.of(), NO_PLACES, Precision.EXACT);
    }

    private static LogFilter between(LogFilter filter) {
        return new LogFilter(
                null,
                filter.least(),
                START,
                START.plus(Duration.ofDays(365)),
                Set.of(),
                null,
                null,
                Map.of(),
                NO_PLACES,
                Precision.EXACT);
    }

    private static Measure searched(String what, LogSearch search, LogFilter filter) {
        long start = System.nanoTime();
        LogPage page =
                search.page(filter, new LogSearch.Place(true, null), 1_000).orElseThrow();
        if (page.next() != null) {
            throw new IllegalStateException("not everything was searched: " + what);
        }
        return Measure.of("logs: " + what, millis(start), "ms");
    }

    private static double millis(long since) {
        return (System.nanoTime() - since) / 1e6;
    }
}
