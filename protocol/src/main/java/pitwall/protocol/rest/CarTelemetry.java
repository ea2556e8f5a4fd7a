package pitwall.protocol.rest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;

/// What a car reported over time, cut into steps of one length. The n-th step begins `n * stepSeconds` after `from`.
///
/// @param from at the step before the one asked for begins
/// @param to where it ends; never later than the answer
/// @param stepSeconds how long a step is: never shorter than what is still known so exactly
/// @param gaps when nothing was heard, in their order; a step without values elsewhere only lies between two reports
/// @param thresholds where figures begin to matter
public record CarTelemetry(
        CarId car,
        Instant from,
        Instant to,
        long stepSeconds,
        List<Series> series,
        List<Gap> gaps,
        List<Threshold> thresholds) {
    public CarTelemetry {
        series = List.copyOf(series);
        gaps = List.copyOf(gaps);
        thresholds = List.copyOf(thresholds);
    }

    /// Who says where a figure begins to matter.
    public enum Source {
        /// The safety policy that holds for the car: beyond, it is not changed.
        SAFETY_POLICY,
        /// The server's own figure for every car.
        SHIPPED
    }

    /// On which side of a value it matters.
    public enum Side {
        BELOW,
        ABOVE
    }

    /// Where a figure begins to matter.
    public record Threshold(String metric, int value, Side side, Source source) {}

    /// One figure. All lists are equally long; a step without a value is absent in all of them.
    ///
    /// @param metric as in `pitwall.fleet.Metric`
    /// @param unit as people write it
    public record Series(
            String metric,
            String unit,
            List<@Nullable Integer> least,
            List<@Nullable Double> mean,
            List<@Nullable Integer> most) {
        public Series {
            least = Collections.unmodifiableList(new ArrayList<>(least));
            mean = Collections.unmodifiableList(new ArrayList<>(mean));
            most = Collections.unmodifiableList(new ArrayList<>(most));
        }

        /// The first steps of it.
        ///
        /// @param steps how many; all of them where there are fewer
        public Series first(long steps) {
            int kept = (int) Math.min(steps, mean.size());
            return new Series(metric, unit, least.subList(0, kept), mean.subList(0, kept), most.subList(0, kept));
        }
    }

    /// Fills a series step by step. Belongs to one thread.
    public static final class Filling {
        private final String metric;
        private final String unit;
        private final List<@Nullable Integer> least = new ArrayList<>();
        private final List<@Nullable Double> mean = new ArrayList<>();
        private final List<@Nullable Integer> most = new ArrayList<>();

        public Filling(String metric, String unit) {
            this.metric = metric;
            this.unit = unit;
        }

        /// The next step has these values.
        public void add(int leastOf, double meanOf, int mostOf) {
            least.add(leastOf);
            mean.add(meanOf);
            most.add(mostOf);
        }

        /// The next step has no value.
        public void skip() {
            least.add(null);
            mean.add(null);
            most.add(null);
        }

        /// All of it.
        public Series done() {
            return new Series(metric, unit, least, mean, most);
        }
    }

    /// Nothing was heard from `from` to `to`.
    public record Gap(Instant from, Instant to) {}
}
