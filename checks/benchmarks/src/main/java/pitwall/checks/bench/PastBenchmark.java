package pitwall.checks.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import pitwall.cache.CacheKey;
import pitwall.cache.FleetCache;
import pitwall.cache.Retention;
import pitwall.client.FleetChanges;
import pitwall.client.FleetFrame;
import pitwall.client.Freshness;
import pitwall.client.LinkStatus;
import pitwall.client.SessionInfo;
import pitwall.client.past.PastFleet;
import pitwall.client.past.Span;
import pitwall.fleet.Car;
import pitwall.fleet.FreshnessPolicy;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;
import pitwall.protocol.FleetEvent;
import pitwall.testing.SteppedClock;

/// A day of the sample fleet in the console's history: how much it takes on disk, how soon another moment of it is
/// shown and how soon a car as of a moment, and what writing costs while two thousand figures a second come.
///
/// All but the last twenty minutes tell figures once a minute, and between only that the server was heard: of what is
/// older than a quarter of an hour figures are kept by the minute anyway.
final class PastBenchmark implements Benchmark {
    private static final SessionInfo SESSION = new SessionInfo(
            "http://127.0.0.1",
            "BENCH",
            true,
            "bench",
            Role.ADMIN,
            Role.ADMIN.capabilities(),
            Scope.ALL,
            FreshnessPolicy.DEFAULT);
    private static final Instant BEGIN = Instant.parse("2026-11-21T00:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration EXACT = Duration.ofMinutes(20);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration TIDYING = Duration.ofSeconds(90);
    private static final int LOOKS = 60;
    private static final int CHANGES_PER_SECOND = 2_000;
    private static final int WRITTEN_SECONDS = 30;

    private final int size;
    private final SteppedClock clock = new SteppedClock(BEGIN);
    private final SplittableRandom random = new SplittableRandom(7);
    private long sequence = 1;

    PastBenchmark(int size) {
        this.size = size;
    }

    @Override
    public String name() {
        return "past-" + size;
    }

    @Override
    public List<Measure> run() throws IOException, InterruptedException, ExecutionException {
        Path folder = Files.createTempDirectory("pitwall-benchmark");
        try {
            return run(folder);
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private List<Measure> run(Path folder) throws InterruptedException, ExecutionException {
        String what = "past of " + size + " cars: ";
        List<Measure> measures = new ArrayList<>();
        byte[] secret = CacheKey.newSecret();
        MarkInMemory mark = new MarkInMemory();
        mark.signedIn(BEGIN);
        try (FleetCache cache = open(folder, secret, mark)) {
            record(cache, new DayOfCars(size, BEGIN));
            // In a real day the database tidies up behind the writing all the time; here it gets this while for it.
            Pause.of(TIDYING);
        }
        double megabytes = bytes(folder, "") / 1e6;
        measures.add(Measure.below(what + "a day of the sample fleet on disk", megabytes, "MB", 200));
        measures.add(Measure.of(what + "… of that the file of the past", bytes(folder, "history.mv.db") / 1e6, "MB"));
        measures.add(Measure.of(what + "growth in an hour of it", megabytes / DAY.toHours(), "MB"));
        // A console holds no simulated day: what it costs to collect around its quarter of a gigabyte is not asked
        // here.
        System.gc();
        try (FleetCache cache = open(folder, secret, mark)) {
            long seconds = cache.history().coverage(BEGIN, BEGIN.plus(DAY)).join().stream()
                    .mapToLong(PastBenchmark::seconds)
                    .sum();
            measures.add(Measure.above(what + "of it that can be shown", seconds / 3_600.0, "h", 23.9));
            measures.addAll(shown(what, cache));
            DayOfCars day = new DayOfCars(size, BEGIN);
            measures.add(Measure.below(
                    what + "share of a core for writing " + CHANGES_PER_SECOND + " figures/s",
                    100 * written(cache, day),
                    "%",
                    5));
            measures.add(Measure.of(what + "figures to disk, as many as go", throughput(cache, day), "/s"));
        }
        return measures;
    }

    private FleetCache open(Path folder, byte[] secret, MarkInMemory mark) {
        return FleetCache.open(folder, CacheKey.from(secret), mark, Retention.DEFAULT, clock);
    }

    private static long seconds(Span span) {
        return Duration.between(span.from(), span.to()).toSeconds();
    }

    private void record(FleetCache cache, DayOfCars day) {
        cache.recorder().picture(SESSION, "e", sequence, BEGIN, day.cars());
        Instant exactly = BEGIN.plus(DAY).minus(EXACT);
        for (int number = 1; clock.instant().isBefore(BEGIN.plus(DAY)); number++) {
            Instant at = clock.advance(DayOfCars.STEP);
            if (at.isAfter(exactly) || Duration.between(BEGIN, at).toSeconds() % MINUTE.toSeconds() == 0) {
                cache.recorder().changes("e", ++sequence, at, reports(day, number, at));
            } else {
                cache.recorder().unchanged(at);
            }
            // Asking writes what waits, as a second of its own would.
            cache.history().coverage(at, at).join();
        }
    }

    private List<FleetEvent> reports(DayOfCars day, int step, Instant at) {
        List<FleetEvent> events = new ArrayList<>(size + 100);
        List<Car> before = day.cars();
        for (int i = 0; i < size; i++) {
            Car after = day.report(i, step, at);
            if (!after.status().equals(before.get(i).status())) {
                events.add(new FleetEvent.CarStatusChanged(after.id(), after.status()));
            }
            events.add(new FleetEvent.CarVitalsChanged(after.id(), after.vitals()));
        }
        return events;
    }

    private List<Measure> shown(String what, FleetCache cache) throws InterruptedException, ExecutionException {
        FleetWindow window = FleetWindow.open(clock);
        Histogram leaps = new Histogram(3);
        Histogram drags = new Histogram(3);
        Histogram cars = new Histogram(3);
        for (int look = -5; look < LOOKS; look++) {
            Instant then = BEGIN.plusSeconds(random.nextLong(900, DAY.toSeconds()));
            note(leaps, look, window.show(() -> frame(cache, then)));
            for (int pixel = 1; pixel <= 3; pixel++) {
                Instant near = then.plusSeconds(20L * pixel);
                note(drags, look, window.show(() -> frame(cache, near)));
            }
        }
        window.leaveList();
        for (int look = -5; look < LOOKS; look++) {
            Instant then = BEGIN.plusSeconds(random.nextLong(900, DAY.toSeconds()));
            int car = random.nextInt(size);
            note(cars, look, window.showCar("BENCH-%05d".formatted(car + 1), () -> frame(cache, then)));
        }
        return List.of(
                Measure.below(what + "drag by 20 s to its picture, p95", Timed.millis(drags, 95), "ms", 100),
                Measure.below(what + "leap to anywhere to its picture, p95", Timed.millis(leaps, 95), "ms", 100),
                Measure.below(what + "open a car as of a moment, p95", Timed.millis(cars, 95), "ms", 200));
    }

    private static void note(Histogram histogram, int look, long nanos) {
        if (look >= 0) {
            histogram.recordValue(nanos);
        }
    }

    private static CompletableFuture<FleetFrame> frame(FleetCache cache, Instant then) {
        return cache.history().at(then).thenApply(found -> switch (found) {
            case PastFleet.Seen(Instant at, Instant figuresAt, var snapshot, var _) ->
                new FleetFrame(
                        "e",
                        0,
                        snapshot,
                        FleetChanges.WHOLE,
                        List.of(),
                        new Freshness.Replay(at),
                        SESSION,
                        figuresAt,
                        Duration.ZERO,
                        false,
                        LinkStatus.NONE);
            case PastFleet.NotSeen _, PastFleet.Damaged _ ->
                throw new IllegalStateException(then + " is not shown: " + found);
        });
    }

    /// @return share of a core
    private double written(FleetCache cache, DayOfCars day) throws InterruptedException {
        cache.recorder().picture(SESSION, "e", ++sequence, clock.instant(), day.cars());
        Pause.of(Duration.ofSeconds(5));
        long busy = busy();
        long begin = System.nanoTime();
        for (int second = 0; second < WRITTEN_SECONDS; second++) {
            for (int part = 0; part < 10; part++) {
                Instant at = clock.advance(Duration.ofMillis(100));
                cache.recorder().changes("e", ++sequence, at, figures(day, CHANGES_PER_SECOND / 10, at));
                Pause.of(Duration.ofMillis(90));
            }
        }
        return (busy() - busy) / (double) (System.nanoTime() - begin);
    }

    /// Each second of the history is written before the next is told.
    ///
    /// @return figures a second
    private double throughput(FleetCache cache, DayOfCars day) {
        long begin = System.nanoTime();
        for (int second = 0; second < WRITTEN_SECONDS; second++) {
            Instant at = clock.advance(Duration.ofSeconds(1)).truncatedTo(ChronoUnit.SECONDS);
            cache.recorder().changes("e", ++sequence, at, figures(day, CHANGES_PER_SECOND, at));
            cache.history().coverage(at, at).join();
        }
        return WRITTEN_SECONDS * CHANGES_PER_SECOND / ((System.nanoTime() - begin) / 1e9);
    }

    private List<FleetEvent> figures(DayOfCars day, int count, Instant at) {
        int step = (int) Duration.between(BEGIN, at).dividedBy(DayOfCars.STEP);
        List<FleetEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Car car = day.report(random.nextInt(size), step, at);
            events.add(new FleetEvent.CarVitalsChanged(car.id(), car.vitals()));
        }
        return events;
    }

    private static long busy() {
        return Machine.threadNanos("pitwall-history") + Machine.threadNanos("pitwall-cache");
    }

    private static long bytes(Path folder, String end) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(end))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
