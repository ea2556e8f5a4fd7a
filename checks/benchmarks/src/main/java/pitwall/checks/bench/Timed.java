package pitwall.checks.bench;

import org.HdrHistogram.Histogram;

/// Repeats a piece of work and keeps how long each run took, after runs that only warm up.
final class Timed {
    private Timed() {}

    /// Nanoseconds of each of `runs` runs, after `warmUps` more that are not counted.
    static Histogram runs(int warmUps, int runs, Runnable work) {
        for (int i = 0; i < warmUps; i++) {
            work.run();
        }
        Histogram histogram = new Histogram(3);
        for (int i = 0; i < runs; i++) {
            long before = System.nanoTime();
            work.run();
            histogram.recordValue(System.nanoTime() - before);
        }
        return histogram;
    }

    static double millis(Histogram histogram, double percentile) {
        return histogram.getValueAtPercentile(percentile) / 1e6;
    }
}
