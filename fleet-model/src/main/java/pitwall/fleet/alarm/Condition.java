package pitwall.fleet.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.Connectivity;
import pitwall.fleet.FreshnessPolicy;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.query.CarQuery;
import pitwall.fleet.query.QueryContext;
import pitwall.fleet.query.QueryField;

/// What a rule looks for. Written as text and read by [ConditionReader]; [#text] is the way back.
public sealed interface Condition {
    /// How it is written.
    String text();

    /// A figure of a car is beyond a limit, as in `cpu_usage > 90`. Unknown while the car is not heard.
    record OfMetric(Metric metric, Bound bound, double limit) implements Condition {
        @Override
        public String text() {
            return metric.word() + " " + bound.sign() + " " + number(limit);
        }
    }

    /// A car was not heard for longer, as in `last_seen > 10m`. A car that was never heard at all does not count.
    record OfSilence(Duration limit) implements Condition {
        @Override
        public String text() {
            return "last_seen > " + Durations.text(limit);
        }
    }

    /// A query finds a car, as in `cars convergence:failed`. Unknown while the car is not heard, unless the query asks
    /// whether it is.
    record OfQuery(CarQuery query) implements Condition {
        @Override
        public String text() {
            return "cars " + query.text();
        }

        boolean asksWhetherHeard() {
            return query.terms().stream()
                    .anyMatch(term -> term.field() == QueryField.ONLINE || term.field() == QueryField.STATUS);
        }
    }

    /// Something that is so or not so, told by a part of the server, as in `fact rollout_gate_failed`.
    record OfFact(String name) implements Condition {
        @Override
        public String text() {
            return "fact " + name;
        }
    }

    /// Something that happens in one moment, as in `event device_online`.
    record OfEvent(String name) implements Condition {
        @Override
        public String text() {
            return "event " + name;
        }
    }

    /// What this says of a car at a moment; [Reading#UNKNOWN] for what is not about cars.
    ///
    /// @param policy when a car counts as heard
    default Reading read(Car car, Instant now, FreshnessPolicy policy) {
        return switch (this) {
            case OfMetric(Metric metric, Bound bound, double limit) -> {
                Integer value = metric.of(car.vitals());
                yield value == null || !isHeard(car) ? Reading.UNKNOWN : Reading.of(bound.holds(value, limit));
            }
            case OfSilence(Duration limit) ->
                Reading.of(car.silence(now)
                        .filter(silence -> silence.compareTo(limit) > 0)
                        .isPresent());
            case OfQuery query -> {
                boolean tell = isHeard(car) || query.asksWhetherHeard();
                yield tell ? Reading.of(query.query().matches(car, context(car, now, policy))) : Reading.UNKNOWN;
            }
            case OfFact ignored -> Reading.UNKNOWN;
            case OfEvent ignored -> Reading.UNKNOWN;
        };
    }

    private static QueryContext context(Car car, Instant now, FreshnessPolicy policy) {
        Instant heard = car.vitals().heard();
        return new QueryContext(now, heard == null ? now : heard, policy);
    }

    private static boolean isHeard(Car car) {
        return car.status().connectivity() == Connectivity.ONLINE;
    }

    /// When a car that this does not hold for would fall under it by the clock alone; empty where it never does.
    default Optional<Instant> dueByClock(Car car) {
        Instant heard = car.vitals().heard();
        return this instanceof OfSilence(Duration limit) && heard != null
                ? Optional.of(heard.plus(limit))
                : Optional.empty();
    }

    /// What was measured, in words; absent where nothing is.
    default @Nullable String value(Car car) {
        return switch (this) {
            case OfMetric ofMetric -> {
                Integer value = ofMetric.metric().of(car.vitals());
                yield value == null ? null : ofMetric.metric().word() + " = " + value;
            }
            case OfSilence ignored -> {
                Instant heard = car.vitals().heard();
                yield heard == null ? null : "last heard " + heard;
            }
            case OfQuery ignored -> {
                ReasonCode reason = car.status().reason();
                yield reason == null ? null : reason.code();
            }
            case OfFact ignored -> null;
            case OfEvent ignored -> null;
        };
    }

    private static String number(double limit) {
        return limit == Math.rint(limit) ? Long.toString((long) limit) : String.format(Locale.ROOT, "%s", limit);
    }
}
