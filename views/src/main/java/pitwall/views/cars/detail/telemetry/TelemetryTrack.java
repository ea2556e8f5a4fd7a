package pitwall.views.cars.detail.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import pitwall.fleet.Vitals;

/// What a car said of itself over the last hour, at the times at which it was heard. Belongs to one thread.
///
/// A value holds until the next one, but not longer than values count as fresh: what lies between is a gap and is never
/// filled.
final class TelemetryTrack {
    /// What is older is forgotten.
    static final Duration SPAN = Duration.ofHours(1);
    /// Three heartbeats: so long a value counts as fresh.
    static final Duration HOLDS = Duration.ofSeconds(15);
    /// One heartbeat: the distance of two points of a line.
    static final Duration STEP = Duration.ofSeconds(5);

    private final Deque<Sample> samples = new ArrayDeque<>();

    /// @param at server time at which the car was heard
    record Sample(Instant at, Vitals vitals) {}

    /// Takes what the car says now; what was known already is not taken twice.
    ///
    /// @return true where that was new
    boolean add(Vitals vitals) {
        Instant heard = vitals.heard();
        if (heard == null || newest().filter(last -> !heard.isAfter(last.at())).isPresent()) {
            return false;
        }
        samples.addLast(new Sample(heard, vitals));
        while (samples.getFirst().at().isBefore(heard.minus(SPAN))) {
            samples.removeFirst();
        }
        return true;
    }

    Optional<Sample> oldest() {
        return Optional.ofNullable(samples.peekFirst());
    }

    Optional<Sample> newest() {
        return Optional.ofNullable(samples.peekLast());
    }

    /// One value for every [#STEP] from the oldest sample to `until`, not a number where there is a gap.
    double[] line(Figure figure, Instant until) {
        if (samples.isEmpty()) {
            return new double[0];
        }
        Instant from = samples.getFirst().at();
        int steps = steps(until);
        double[] line = new double[steps];
        Arrays.fill(line, Double.NaN);
        for (Sample sample : samples) {
            double value = figure.of(sample.vitals());
            int first = stepOf(from, sample.at());
            int last = stepOf(from, sample.at().plus(HOLDS));
            for (int step = first; step <= last && step < steps; step++) {
                line[step] = value;
            }
        }
        return line;
    }

    /// How many values a line has.
    int steps(Instant until) {
        return samples.isEmpty() ? 0 : Math.max(0, stepOf(samples.getFirst().at(), until)) + 1;
    }

    private static int stepOf(Instant from, Instant at) {
        return (int) ((at.toEpochMilli() - from.toEpochMilli()) / STEP.toMillis());
    }

    /// The last sample of every minute, the newest first.
    List<Sample> minutes() {
        List<Sample> minutes = new ArrayList<>();
        long minute = Long.MIN_VALUE;
        for (var each = samples.descendingIterator(); each.hasNext(); ) {
            Sample sample = each.next();
            long own = Math.floorDiv(sample.at().getEpochSecond(), 60);
            if (own != minute) {
                minutes.add(sample);
                minute = own;
            }
        }
        return minutes;
    }
}
