package pitwall.checks.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/// What the Cars screen costs while a fleet reports: the share of the FX thread and of the thread that draws, frames a
/// second, heap; and how long a query takes from the key to the picture.
final class ConsoleBenchmark implements Benchmark {
    private static final long WARM_UP_MILLIS = 6_000;
    private static final long MEASURED_MILLIS = 8_000;
    private static final List<String> QUERIES = List.of("region:munich", "ring:1", "model:i4", "region:berlin ring:2");

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    @Override
    public String name() {
        return "console";
    }

    @Override
    public List<Measure> run() throws Exception {
        List<Measure> measures = new ArrayList<>();
        CarsWindow window = CarsWindow.open();
        measure(window, 10_000, 2_000, measures);
        measure(window, 100_000, 5_000, measures);
        window.close();
        return measures;
    }

    private void measure(CarsWindow window, int cars, int changes, List<Measure> measures) throws Exception {
        try (BusyFleet fleet = new BusyFleet(cars, changes, window.pump())) {
            fleet.start();
            for (String face : List.of("table", "cards", "dots")) {
                window.run("cars." + face);
                share(window, face + ", " + cars + " cars at " + changes + "/s", measures);
            }
            System.gc();
            long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            measures.add(Measure.below("heap with " + cars + " cars", used / 1e6, "MB", 500));
        }
        window.run("cars.table");
        query(window, cars, measures);
    }

    private void share(CarsWindow window, String what, List<Measure> measures) throws Exception {
        TimeUnit.MILLISECONDS.sleep(WARM_UP_MILLIS);
        long framesBefore = window.frames();
        long fxBefore = cpu("JavaFX Application Thread");
        long drawBefore = cpu("QuantumRenderer");
        long before = System.nanoTime();
        TimeUnit.MILLISECONDS.sleep(MEASURED_MILLIS);
        double nanos = System.nanoTime() - before;
        double fx = (cpu("JavaFX Application Thread") - fxBefore) / nanos * 100;
        double draw = (cpu("QuantumRenderer") - drawBefore) / nanos * 100;
        double frames = (window.frames() - framesBefore) / (nanos / 1e9);
        measures.add(Measure.below("FX thread: " + what, fx, "% of core", 10));
        measures.add(Measure.of("drawing thread: " + what, draw, "% of core"));
        measures.add(Measure.of("frames: " + what, frames, "per s"));
    }

    /// The fleet stands still meanwhile, so that the end of each query is certain: another number of cars.
    private static void query(CarsWindow window, int cars, List<Measure> measures) throws Exception {
        Histogram times = new Histogram(3);
        for (int round = 0; round < 6; round++) {
            for (String query : QUERIES) {
                String before = window.shownCars();
                long start = System.nanoTime();
                window.ask(query, before);
                if (round > 0) {
                    times.recordValue(System.nanoTime() - start);
                }
            }
        }
        measures.add(Measure.of("query to picture, " + cars + " cars, p50", Timed.millis(times, 50), "ms"));
        measures.add(Measure.below("query to picture, " + cars + " cars, p95", Timed.millis(times, 95), "ms", 100));
    }

    /// Processor time of the thread whose name begins so, in nanoseconds.
    private long cpu(String name) {
        for (ThreadInfo info : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (info != null && info.getThreadName().startsWith(name)) {
                return threads.getThreadCpuTime(info.getThreadId());
            }
        }
        throw new IllegalStateException("no thread " + name);
    }
}
