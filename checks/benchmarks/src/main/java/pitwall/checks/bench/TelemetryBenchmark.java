package pitwall.checks.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import pitwall.fleet.CarId;
import pitwall.fleet.Metric;
import pitwall.protocol.CarFrame;
import pitwall.server.storage.Database;
import pitwall.server.storage.SideFile;
import pitwall.server.telemetry.Decimation;
import pitwall.server.telemetry.Telemetry;
import pitwall.server.telemetry.TelemetrySettings;
import pitwall.testing.SteppedClock;

/// What it costs to keep an hour of a fleet that reports every five seconds, on a clock that is moved by hand: taking
/// the reports, writing them behind, thinning them out, and reading one car.
final class TelemetryBenchmark implements Benchmark {
    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
    private static final int EVERY = 5;
    private static final int HOUR = 3_600;
    private static final int WRITTEN_EVERY = 60;

    private final int cars;
    private final SteppedClock clock = new SteppedClock(START);
    private final SplittableRandom random = new SplittableRandom(7);

    TelemetryBenchmark(int cars) {
        this.cars = cars;
    }

    @Override
    public String name() {
        return "telemetry-" + cars;
    }

    @Override
    public List<Measure> run() throws IOException {
        Path folder = Files.createTempDirectory("pitwall-benchmark");
        String where = folder.resolve("fleet.db").toString();
        try (Database truth = Database.open(where)) {
            SideFile file = SideFile.beside(where, truth, SideFile.Kind.TELEMETRY);
            try (Telemetry telemetry = new Telemetry(file, TelemetrySettings.DEFAULT, car -> true, () -> cars, clock)) {
                return measured(telemetry, file);
            }
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    private List<Measure> measured(Telemetry telemetry, SideFile file) {
        List<CarId> fleet = new ArrayList<>(cars);
        for (int i = 0; i < cars; i++) {
            fleet.add(new CarId("WBA-" + i));
        }
        String what = "telemetry of " + cars + " cars: ";
        List<Measure> measures = new ArrayList<>();
        hour(measures, what, telemetry, fleet);
        measures.add(Measure.of(what + "an hour of samples on disk", file.bytes() / 1e6, "MB"));
        clock.advance(Duration.ofMinutes(6));
        long begin = System.nanoTime();
        telemetry.thinOutNow();
        measures.add(Measure.below(
                what + "share of a core for thinning out, each car every 30 min",
                100 * seconds(begin) / (HOUR / 2.0),
                "%",
                5));
        clock.advance(Duration.ofHours(3));
        telemetry.thinOutNow();
        measures.add(Measure.of(what + "the same hour in minutes", file.bytes() / 1e6, "MB"));
        return measures;
    }

    private void hour(List<Measure> measures, String what, Telemetry telemetry, List<CarId> fleet) {
        long taking = 0;
        long writing = 0;
        Histogram reading = new Histogram(3);
        for (int second = 0; second < HOUR; second += EVERY) {
            List<CarFrame.Readings> said = new ArrayList<>(cars);
            fleet.forEach(_ -> said.add(readings()));
            Instant now = clock.advance(Duration.ofSeconds(EVERY));
            long begin = System.nanoTime();
            for (int i = 0; i < cars; i++) {
                telemetry.intake().take(fleet.get(i), now, now, said.get(i));
            }
            taking += System.nanoTime() - begin;
            if ((second + EVERY) % WRITTEN_EVERY == 0) {
                begin = System.nanoTime();
                telemetry.flushNow();
                writing += System.nanoTime() - begin;
                begin = System.nanoTime();
                read(telemetry, fleet.get(random.nextInt(cars)));
                reading.recordValue(System.nanoTime() - begin);
            }
        }
        long reports = (long) cars * HOUR / EVERY;
        measures.add(Measure.below(what + "taking a report, on the writer's thread", taking / 1e3 / reports, "µs", 5));
        measures.add(Measure.below(what + "share of a core for writing behind", writing / 1e7 / HOUR, "%", 10));
        measures.add(Measure.below(
                what + "reading up to an hour of one car as 300 steps, median", Timed.millis(reading, 50), "ms", 50));
    }

    private void read(Telemetry telemetry, CarId car) {
        Instant now = clock.instant();
        Instant from = now.minusSeconds(HOUR);
        int steps = new Decimation(from, now, Duration.ofSeconds(15))
                .of(car, telemetry.history().of(car, from, now), EnumSet.allOf(Metric.class), List.of(), 300)
                .series()
                .size();
        if (steps != Metric.values().length) {
            throw new IllegalStateException("not all figures were read but " + steps);
        }
    }

    private CarFrame.Readings readings() {
        return new CarFrame.Readings(
                48.1,
                11.5,
                90,
                random.nextInt(3) == 0 ? random.nextInt(80) : 0,
                70,
                false,
                null,
                40 + random.nextInt(3),
                20 + random.nextInt(30),
                45 + random.nextInt(2),
                60,
                70 + random.nextInt(10),
                3_600L);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
