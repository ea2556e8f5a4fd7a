package pitwall.server.http;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import pitwall.fleet.Car;
import pitwall.fleet.FreshnessPolicy;
import pitwall.fleet.Metric;
import pitwall.protocol.rest.CarTelemetry.Threshold;
import pitwall.server.live.LivePicture;
import pitwall.server.policy.SafetyPolicies;
import pitwall.server.telemetry.Decimation;
import pitwall.server.telemetry.Step;
import pitwall.server.telemetry.TelemetryHistory;
import pitwall.server.telemetry.Thresholds;

/// What a car reported over time, over REST.
final class TelemetryRoutes {
    private static final Duration LONGEST = Duration.ofDays(31);
    private static final Duration USUAL = Duration.ofHours(1);
    private static final int POINTS = 300;
    private static final int MOST_POINTS = 2_000;

    private final LivePicture picture;
    private final TelemetryHistory history;
    private final SafetyPolicies policies;
    private final FreshnessPolicy freshness;

    TelemetryRoutes(LivePicture picture, TelemetryHistory history, SafetyPolicies policies, FreshnessPolicy freshness) {
        this.picture = picture;
        this.history = history;
        this.policies = policies;
        this.freshness = freshness;
    }

    Answer read(ApiCall call) {
        call.allowOnly(Set.of("metrics", "from", "to", "last", "points"));
        Car car = picture.car(call.carId()).filter(call::sees).orElseThrow(() -> new FaultException(Fault.notFound()));
        Instant now = call.now().truncatedTo(ChronoUnit.MILLIS);
        Instant asked = call.moment("to").orElse(now);
        Instant to = asked.isAfter(now) ? now : asked;
        Duration last = last(call);
        Instant from = call.moment("from").orElseGet(() -> to.minus(last));
        if (!from.isBefore(to)) {
            throw new FaultException(Fault.validation("from", "must be before to, and in the past"));
        }
        if (from.plus(LONGEST).isBefore(to)) {
            throw new FaultException(Fault.validation("from", "must be at most 31 days before to"));
        }
        Set<Metric> metrics = metrics(call);
        int points = call.number("points", POINTS, 1, MOST_POINTS);
        List<Step> steps = history.of(car.id(), from, to);
        List<Threshold> thresholds = Thresholds.of(car.info(), policies.inForce());
        return Answer.ok(new Decimation(from, to, freshness.fresh()).of(car.id(), steps, metrics, thresholds, points));
    }

    private static Duration last(ApiCall call) {
        try {
            Duration last = call.query("last").map(Duration::parse).orElse(USUAL);
            if (last.isPositive() && last.compareTo(LONGEST) <= 0) {
                return last;
            }
        } catch (DateTimeParseException e) {
            // falls through to the same answer as a time that is too long
        }
        throw new FaultException(Fault.validation("last", "must be a time such as PT6H, at most 31 days"));
    }

    private static Set<Metric> metrics(ApiCall call) {
        Set<Metric> metrics = EnumSet.noneOf(Metric.class);
        for (String word : call.query("metrics").orElse("").split(",", -1)) {
            if (!word.isBlank()) {
                metrics.add(Metric.parse(word.strip())
                        .orElseThrow(() -> new FaultException(Fault.validation(
                                "metrics", "must be of battery, cpu, memory, disk, temperature, signal and speed"))));
            }
        }
        return metrics.isEmpty() ? EnumSet.allOf(Metric.class) : metrics;
    }
}
