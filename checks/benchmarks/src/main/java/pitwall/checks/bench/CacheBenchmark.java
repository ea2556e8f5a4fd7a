package pitwall.checks.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import pitwall.cache.CacheKey;
import pitwall.cache.FleetCache;
import pitwall.cache.Retention;
import pitwall.client.SessionInfo;
import pitwall.fleet.Car;
import pitwall.fleet.FreshnessPolicy;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;
import pitwall.protocol.FleetEvent;
import pitwall.testing.CarGenerator;

/// What keeping a fleet for offline use costs: the encrypted file with a code for each row.
final class CacheBenchmark implements Benchmark {
    private static final SessionInfo SESSION = new SessionInfo(
            "http://127.0.0.1",
            "BENCH",
            true,
            "bench",
            Role.ADMIN,
            Role.ADMIN.capabilities(),
            Scope.ALL,
            FreshnessPolicy.DEFAULT);
    private static final int ROUNDS = 12;
    private static final int CHANGES_PER_ROUND = 5_000;
    private static final long SEED = 7;

    private final int cars;

    CacheBenchmark(int cars) {
        this.cars = cars;
    }

    @Override
    public String name() {
        return "cache-" + cars;
    }

    @Override
    public List<Measure> run() throws IOException {
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

    private List<Measure> run(Path folder) {
        byte[] secret = CacheKey.newSecret();
        MarkInMemory mark = new MarkInMemory();
        String what = "cache of " + cars + " cars: ";
        List<Measure> measures = new ArrayList<>();
        InstantSource clock = InstantSource.system();
        CarGenerator generator = new CarGenerator(new SplittableRandom(SEED), clock.instant());
        List<Car> fleet = new ArrayList<>(cars);
        for (int i = 0; i < cars; i++) {
            fleet.add(generator.car(i));
        }
        mark.signedIn(clock.instant());
        try (FleetCache cache = open(folder, secret, mark, clock)) {
            long begin = System.nanoTime();
            cache.recorder().picture(SESSION, "e", 1, clock.instant(), fleet);
            cache.flushNow().join();
            measures.add(Measure.of(what + "whole picture to disk", seconds(begin), "s"));
            measures.add(Measure.of(what + "file", pictureBytes(cache) / 1e6, "MB"));
            begin = System.nanoTime();
            long busy = Machine.threadNanos("pitwall-cache");
            changes(cache, fleet, generator, clock);
            measures.add(Measure.of(
                    what + "changes to disk, as many as go", ROUNDS * CHANGES_PER_ROUND / seconds(begin), "1/s"));
            measures.add(Measure.of(
                    what + "processor time of the cache's thread a change",
                    (Machine.threadNanos("pitwall-cache") - busy) / 1e3 / (ROUNDS * CHANGES_PER_ROUND),
                    "µs"));
            measures.add(Measure.of(
                    what + "file after " + ROUNDS * CHANGES_PER_ROUND + " changes", pictureBytes(cache) / 1e6, "MB"));
        }
        long begin = System.nanoTime();
        try (FleetCache cache = open(folder, secret, mark, clock)) {
            int read = cache.remembered().join().orElseThrow().cars().size();
            measures.add(Measure.of(what + "open and read back " + read + " cars", seconds(begin), "s"));
        }
        return measures;
    }

    private static void changes(FleetCache cache, List<Car> fleet, CarGenerator generator, InstantSource clock) {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            Instant at = clock.instant();
            List<FleetEvent> events = new ArrayList<>(CHANGES_PER_ROUND);
            for (int i = 0; i < CHANGES_PER_ROUND; i++) {
                Car car = fleet.get(random.nextInt(fleet.size()));
                events.add(new FleetEvent.CarVitalsChanged(
                        car.id(), generator.changed(car).vitals().heardAt(at)));
            }
            cache.recorder().changes("e", 2 + round, at, events);
            cache.flushNow().join();
        }
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    private static FleetCache open(Path folder, byte[] secret, MarkInMemory mark, InstantSource clock) {
        return FleetCache.open(folder, CacheKey.from(secret), mark, Retention.DEFAULT, clock);
    }

    /// The file of the last picture, without that of the history.
    private static long pictureBytes(FleetCache cache) {
        return cache.status().bytes() - cache.history().bytes();
    }
}
