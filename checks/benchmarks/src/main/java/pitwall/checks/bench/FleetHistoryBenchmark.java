package pitwall.checks.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import pitwall.fleet.Car;
import pitwall.fleet.Precision;
import pitwall.fleet.Scope;
import pitwall.protocol.HistoryPage;
import pitwall.server.history.FleetHistory;
import pitwall.server.history.HistoryPager;
import pitwall.server.history.HistorySettings;
import pitwall.server.history.Tier;
import pitwall.server.live.CarChange;
import pitwall.server.live.Changes;
import pitwall.server.live.Cut;
import pitwall.server.live.LoggedBatch;
import pitwall.server.storage.Database;
import pitwall.server.storage.SideFile;
import pitwall.testing.CarGenerator;
import pitwall.testing.SteppedClock;

/// What it costs a server to keep an hour of how its fleet was, on a clock that is moved by hand: every car has other
/// figures in every step of ten seconds, and one in a hundred another condition.
final class FleetHistoryBenchmark implements Benchmark {
    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration STEP = Duration.ofSeconds(10);
    private static final int HOUR = 3_600;
    private static final int BATCHES = 20;
    private static final int PAGE = 2_000;

    private final int size;
    private final SteppedClock clock = new SteppedClock(START);
    private final SplittableRandom random = new SplittableRandom(7);
    private final CarGenerator generator = new CarGenerator(random, START);
    private final List<Car> cars = new ArrayList<>();
    private long sequence;

    FleetHistoryBenchmark(int size) {
        this.size = size;
    }

    @Override
    public String name() {
        return "history-" + size;
    }

    @Override
    public List<Measure> run() throws IOException {
        for (int i = 0; i < size; i++) {
            cars.add(generator.car(i));
        }
        Path folder = Files.createTempDirectory("pitwall-benchmark");
        String where = folder.resolve("fleet.db").toString();
        try (Database truth = Database.open(where)) {
            SideFile file = SideFile.beside(where, truth, SideFile.Kind.HISTORY);
            Cut begin = new Cut(0, cars, Map.of(), List.of(), null);
            try (FleetHistory history = new FleetHistory(file, HistorySettings.DEFAULT, begin, clock)) {
                return measured(history, file);
            }
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    private List<Measure> measured(FleetHistory history, SideFile file) {
        String what = "history of " + size + " cars: ";
        long taking = 0;
        long writing = 0;
        for (int second = 0; second < HOUR; second += STEP.toSeconds()) {
            for (LoggedBatch batch : batches()) {
                long begin = System.nanoTime();
                history.onBatch(batch);
                taking += System.nanoTime() - begin;
            }
            clock.advance(STEP);
            long begin = System.nanoTime();
            history.writeOver();
            writing += System.nanoTime() - begin;
        }
        long changes = (long) size * HOUR / STEP.toSeconds();
        List<Measure> measures = new ArrayList<>();
        measures.add(Measure.below(what + "taking a change, on the writer's thread", taking / 1e3 / changes, "µs", 5));
        measures.add(Measure.below(what + "share of a core for writing behind", writing / 1e7 / HOUR, "%", 10));
        measures.add(Measure.of(what + "an hour on disk, all tiers", file.bytes() / 1e6, "MB"));
        for (Tier tier : Tier.values()) {
            long begin = System.nanoTime();
            HistoryPage page = new HistoryPager(history.reader(), PAGE)
                    .page(
                            tier,
                            START.plusSeconds(HOUR / 2).getEpochSecond(),
                            START.plusSeconds(HOUR).getEpochSecond(),
                            Optional.empty(),
                            Scope.ALL,
                            Precision.EXACT);
            double millis = (System.nanoTime() - begin) / 1e6;
            if (page.steps().isEmpty()) {
                throw new IllegalStateException("nothing is told of " + tier);
            }
            measures.add(Measure.below(
                    what + "the first answer of a moment half an hour ago, " + tier, millis, "ms", 1_000));
        }
        return measures;
    }

    /// Every car once, at moments spread over the step.
    private List<LoggedBatch> batches() {
        List<LoggedBatch> batches = new ArrayList<>();
        for (int batch = 0; batch < BATCHES; batch++) {
            List<CarChange> changes = new ArrayList<>();
            for (int i = batch; i < size; i += BATCHES) {
                Car before = cars.get(i);
                Car drawn = generator.changed(before);
                Car after = random.nextInt(100) == 0 ? drawn : before.with(drawn.vitals());
                cars.set(i, after);
                changes.add(new CarChange(after.id(), after, Set.of(CarChange.Part.VITALS), List.of()));
            }
            Instant at = clock.instant().plus(STEP.multipliedBy(batch + 1L).dividedBy(BATCHES + 1L));
            batches.add(new LoggedBatch(++sequence, at, Changes.ofCars(changes), 0, 1));
        }
        return batches;
    }
}
