package pitwall.checks.bench;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/// What the Cars screen costs while a fleet reports: the share of the FX thread and of the thread that draws, frames a
/// second, heap; and how long a query takes from the key to the picture.
final class ConsoleBenchmark implements Benchmark {
    private static final Duration WARM_UP = Duration.ofSeconds(6);
    private static final Duration MEASURED = Duration.ofSeconds(8);
    private static final List<String> QUERIES = List.of("region:munich", "ring:1", "model:i4", "region:berlin ring:2");

    @Override
    public String name() {
        return "console";
    }

    @Override
    public List<String> options() {
        return ChildProgram.CONSOLE_AND_MORE;
    }

    @Override
    public List<Measure> run() throws Exception {
        List<Measure> measures = new ArrayList<>();
        FleetWindow window = FleetWindow.open(InstantSource.system());
        measure(window, 10_000, 2_000, measures);
        measure(window, 100_000, 5_000, measures);
        return measures;
    }

    private static void measure(FleetWindow window, int cars, int changes, List<Measure> measures) throws Exception {
        try (BusyFleet fleet = new BusyFleet(cars, changes, window.sink())) {
            fleet.start();
            for (String face : List.of("table", "cards", "dots")) {
                window.run("cars." + face);
                share(window, face + ", " + cars + " cars at " + changes + "/s", measures);
            }
            measures.add(Measure.below("heap with " + cars + " cars", Machine.heapMegabytes(), "MB", 500));
        }
        window.run("cars.table");
        query(window, cars, measures);
    }

    private static void share(FleetWindow window, String what, List<Measure> measures) throws Exception {
        Pause.of(WARM_UP);
        window.takeGaps();
        int frames = window.pulses();
        long fx = Machine.threadNanos(FleetWindow.FX_THREAD);
        long draw = Machine.threadNanos(FleetWindow.RENDER_THREAD);
        long before = System.nanoTime();
        Pause.of(MEASURED);
        double nanos = System.nanoTime() - before;
        measures.add(Measure.below(
                "FX thread: " + what,
                100 * (Machine.threadNanos(FleetWindow.FX_THREAD) - fx) / nanos,
                "% of core",
                10));
        measures.add(Measure.of(
                "drawing thread: " + what,
                100 * (Machine.threadNanos(FleetWindow.RENDER_THREAD) - draw) / nanos,
                "% of core"));
        measures.add(Measure.of("frames: " + what, (window.pulses() - frames) * 1e9 / nanos, "per s"));
        measures.add(Measure.of("pause between frames, p99: " + what, Timed.millis(window.takeGaps(), 99), "ms"));
    }

    /// The fleet stands still meanwhile, so that the end of each query is certain: another number of cars.
    private static void query(FleetWindow window, int cars, List<Measure> measures) throws Exception {
        Histogram times = new Histogram(3);
        for (int round = 0; round < 6; round++) {
            for (String query : QUERIES) {
                int before = FleetWindow.onFx(window::lines);
                long nanos = window.ask(query, lines -> lines != before);
                if (round > 0) {
                    times.recordValue(nanos);
                }
            }
        }
        measures.add(Measure.of("query to picture, " + cars + " cars, p50", Timed.millis(times, 50), "ms"));
        measures.add(Measure.below("query to picture, " + cars + " cars, p95", Timed.millis(times, 95), "ms", 100));
    }
}
