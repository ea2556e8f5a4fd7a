package pitwall.server.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import pitwall.fleet.CarId;
import pitwall.fleet.Metric;
import pitwall.protocol.rest.CarTelemetry;
import pitwall.protocol.rest.CarTelemetry.Gap;
import pitwall.protocol.rest.CarTelemetry.Series;
import pitwall.protocol.rest.CarTelemetry.Threshold;

/// Makes of a history what fits on a screen: the least, the mean and the most of every step, so that no peak is lost.
public final class Decimation {
    private static final long[] LENGTHS = {
        5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400
    };

    private final Instant from;
    private final Instant to;
    private final Duration hold;

    /// @param hold so long a sample counts as fresh: what is further apart is a gap
    public Decimation(Instant from, Instant to, Duration hold) {
        this.from = from;
        this.to = to;
        this.hold = hold;
    }

    /// @param points that may come out, about
    public CarTelemetry of(CarId car, List<Step> steps, Set<Metric> metrics, List<Threshold> thresholds, int points) {
        long length = length(steps, points) * 1_000;
        long first = Math.floorDiv(from.toEpochMilli(), length) * length;
        int count = (int) ((to.toEpochMilli() - first + length - 1) / length);
        Fold fold = new Fold(first, length);
        steps.forEach(fold::add);
        Map<Integer, Step> folded = new HashMap<>();
        fold.steps().forEach(step -> folded.put((int) ((step.millis() - first) / length), step));
        List<Series> series = new ArrayList<>();
        for (Metric metric : Metric.values()) {
            if (metrics.contains(metric)) {
                series.add(series(metric, folded, count));
            }
        }
        List<Threshold> wanted = thresholds.stream()
                .filter(each -> series.stream().anyMatch(one -> one.metric().equals(each.metric())))
                .toList();
        return new CarTelemetry(car, Instant.ofEpochMilli(first), to, length / 1_000, series, gaps(steps), wanted);
    }

    private long length(List<Step> steps, int points) {
        long coarsest = steps.stream().mapToLong(Step::lengthMillis).max().orElse(0) / 1_000;
        long wanted = Math.max(coarsest, Duration.between(from, to).toSeconds() / points);
        for (long length : LENGTHS) {
            if (length >= wanted) {
                return length;
            }
        }
        return LENGTHS[LENGTHS.length - 1];
    }

    private static Series series(Metric metric, Map<Integer, Step> folded, int count) {
        CarTelemetry.Filling series = new CarTelemetry.Filling(metric.id(), metric.unit());
        for (int i = 0; i < count; i++) {
            Step step = folded.get(i);
            Range range = step == null ? null : step.range(metric.ordinal());
            if (range == null) {
                series.skip();
            } else {
                series.add(range.least(), Math.round(range.mean() * 10) / 10.0, range.most());
            }
        }
        return series.done();
    }

    private List<Gap> gaps(List<Step> steps) {
        List<Gap> gaps = new ArrayList<>();
        Instant heard = from;
        for (Step step : steps) {
            // The first report after silence ends it; one within the hold of the last was not silence.
            if (heard.isBefore(step.at())) {
                gaps.add(new Gap(heard, step.at()));
            }
            Instant until = step.at().plus(step.lengthMillis() == 0 ? hold : step.length());
            heard = until.isAfter(heard) ? until : heard;
        }
        if (heard.isBefore(to)) {
            gaps.add(new Gap(heard, to));
        }
        return gaps;
    }
}
