package pitwall.server.telemetry;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Metric;

/// Folds steps into longer ones of one length. Where nothing was said there is no step: nothing is invented for gaps.
/// Belongs to one thread.
final class Fold {
    private static final int METRICS = Metric.values().length;

    private final long origin;
    private final long length;
    private final TreeMap<Long, Sums> steps = new TreeMap<>();

    private static final class Sums {
        private int samples;
        private final int[] least = new int[METRICS];
        private final int[] most = new int[METRICS];
        private final long[] weight = new long[METRICS];
        private final double[] sum = new double[METRICS];

        void add(Step step) {
            samples += step.samples();
            for (int m = 0; m < METRICS; m++) {
                Range range = step.range(m);
                if (range != null) {
                    least[m] = weight[m] == 0 ? range.least() : Math.min(least[m], range.least());
                    most[m] = weight[m] == 0 ? range.most() : Math.max(most[m], range.most());
                    weight[m] += step.samples();
                    sum[m] += range.mean() * step.samples();
                }
            }
        }

        Step step(long at, long length) {
            @Nullable Range[] ranges = new @Nullable Range[METRICS];
            for (int m = 0; m < METRICS; m++) {
                ranges[m] = weight[m] == 0 ? null : new Range(least[m], sum[m] / weight[m], most[m]);
            }
            return new Step(at, length, samples, ranges);
        }
    }

    /// @param origin where a step begins, milliseconds
    /// @param length of a step, milliseconds
    Fold(long origin, long length) {
        this.origin = origin;
        this.length = length;
    }

    /// A step belongs where its middle is.
    Fold add(Step step) {
        long middle = step.millis() + step.lengthMillis() / 2;
        long at = origin + Math.floorDiv(middle - origin, length) * length;
        steps.computeIfAbsent(at, _ -> new Sums()).add(step);
        return this;
    }

    /// The steps that something was said in, in their order.
    List<Step> steps() {
        List<Step> folded = new ArrayList<>(steps.size());
        steps.forEach((at, sums) -> folded.add(sums.step(at, length)));
        return folded;
    }
}
