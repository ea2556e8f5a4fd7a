package pitwall.server.backtest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.FreshnessPolicy;
import pitwall.fleet.Metric;
import pitwall.fleet.alarm.Condition;
import pitwall.fleet.alarm.Reading;
import pitwall.protocol.rest.BackTest.Limit;
import pitwall.protocol.rest.TimelineEntry;
import pitwall.server.storage.Database;
import pitwall.server.storage.TimelineRows;
import pitwall.server.telemetry.Range;
import pitwall.server.telemetry.Step;
import pitwall.server.telemetry.TelemetryHistory;

/// What is kept of cars, as conditions ask for it: figures from telemetry, silence and events from timelines.
/// Thread-safe.
final class CarHistory {
    private static final int MOST_ENTRIES = 5_000;

    /// How a timeline calls what rules call events.
    private static final Map<String, String> KINDS = Map.of(
            "device_online", "online",
            "device_offline", "offline",
            "update_completed", "update_completed",
            "update_failed", "update_failed",
            "rollback_completed", "rollback_completed",
            "rollback_failed", "rollback_failed");

    private final TelemetryHistory telemetry;
    private final Database database;
    private final FreshnessPolicy policy;

    CarHistory(TelemetryHistory telemetry, Database database, FreshnessPolicy policy) {
        this.telemetry = telemetry;
        this.database = database;
        this.policy = policy;
    }

    /// Whether anything is kept of what a condition asks for.
    static boolean tells(Condition condition) {
        return switch (condition) {
            case Condition.OfMetric ignored -> true;
            case Condition.OfSilence ignored -> true;
            case Condition.OfEvent(String name) -> KINDS.containsKey(name);
            case Condition.OfQuery ignored -> false;
            case Condition.OfFact ignored -> false;
        };
    }

    /// What history says of a condition and one car.
    Tellable of(Condition condition, CarId car, Instant from, Instant to) {
        return switch (condition) {
            case Condition.OfMetric metric -> figures(metric, car, from, to);
            case Condition.OfSilence(Duration limit) -> silence(limit, car, from, to);
            case Condition.OfEvent(String name) -> events(name, car, from, to);
            case Condition.OfQuery ignored -> new Tellable(List.of(), Set.of(Limit.NOT_KEPT));
            case Condition.OfFact ignored -> new Tellable(List.of(), Set.of(Limit.NOT_KEPT));
        };
    }

    /// While a car said nothing, nobody can tell, and what was so stays so: as for the living rule.
    private Tellable figures(Condition.OfMetric condition, CarId car, Instant from, Instant to) {
        Metric metric = kept(condition.metric());
        Set<Limit> limits = EnumSet.noneOf(Limit.class);
        List<Sighting> sightings = new ArrayList<>();
        for (Step step : telemetry.of(car, from, to)) {
            Optional<Range> range = step.of(metric);
            if (range.isPresent()) {
                long value = Math.round(range.get().mean());
                boolean blurred = range.get().least() != range.get().most();
                if (blurred) {
                    limits.add(Limit.AVERAGED);
                }
                Reading reading = condition.bound().holds(range.get().mean(), condition.limit())
                        ? Reading.HOLDS
                        : Reading.DOES_NOT;
                sightings.add(
                        new Sighting(step.at(), reading, condition.metric().word() + " = " + value));
            }
        }
        return new Tellable(sightings, limits);
    }

    private static Metric kept(pitwall.fleet.alarm.Metric metric) {
        return switch (metric) {
            case CPU -> Metric.CPU;
            case MEMORY -> Metric.MEMORY;
            case DISK -> Metric.DISK;
            case BATTERY -> Metric.BATTERY;
            case TEMPERATURE -> Metric.TEMPERATURE;
            case SIGNAL -> Metric.SIGNAL;
            case SPEED -> Metric.SPEED;
        };
    }

    private List<TimelineEntry> timeline(CarId car, Instant from, Instant to, Set<String> kinds) {
        return database.read(sql -> new TimelineRows(sql).between(car, from, to, kinds, MOST_ENTRIES));
    }

    private Tellable silence(Duration limit, CarId car, Instant from, Instant to) {
        List<Sighting> sightings = new ArrayList<>();
        @Nullable Instant heard = null;
        for (TimelineEntry entry : timeline(car, from, to, Set.of("online", "offline"))) {
            if (entry.kind().equals("offline")) {
                heard = heard(entry);
            } else if (heard != null) {
                add(sightings, heard, limit, entry.at());
                sightings.add(new Sighting(entry.at(), Reading.DOES_NOT, null));
                heard = null;
            }
        }
        if (heard != null) {
            add(sightings, heard, limit, to);
        }
        boolean shorter = limit.compareTo(policy.heartbeat().multipliedBy(3)) < 0;
        return new Tellable(sightings, shorter ? Set.of(Limit.SHORT_SILENCE) : Set.of());
    }

    private static void add(List<Sighting> sightings, Instant heard, Duration limit, Instant end) {
        Instant tooLong = heard.plus(limit);
        if (tooLong.isBefore(end)) {
            sightings.add(new Sighting(tooLong, Reading.HOLDS, "last heard " + heard));
        }
    }

    private static Instant heard(TimelineEntry entry) {
        String text = entry.fields().get("heard");
        return text == null ? entry.at() : Instant.parse(text);
    }

    private Tellable events(String name, CarId car, Instant from, Instant to) {
        String kind = KINDS.getOrDefault(name, name);
        List<Sighting> sightings = timeline(car, from, to, Set.of(kind)).stream()
                .map(entry -> new Sighting(
                        entry.at(),
                        null,
                        entry.reason() == null ? null : entry.reason().code()))
                .toList();
        return new Tellable(sightings, Set.of());
    }
}
