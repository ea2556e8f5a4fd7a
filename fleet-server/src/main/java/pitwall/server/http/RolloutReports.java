package pitwall.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.rollout.CarProgress;
import pitwall.fleet.rollout.CarStage;
import pitwall.protocol.rest.RolloutReport;
import pitwall.server.rollout.Rollout;

/// What became of a rollout, as one document. However many cars there are, it stays readable: long lists end, and it
/// says how many are not named. Lives for one report.
final class RolloutReports {
    private static final ReasonCode UNKNOWN = new ReasonCode("UNKNOWN");

    private final Map<String, Integer> omitted = new TreeMap<>();

    private RolloutReports() {}

    /// @param events of the flight recorder, without the steps of single cars
    /// @param failures the steps of single cars that ended in a failure
    /// @param audit where it stands in the audit trail
    static RolloutReport report(
            Rollout rollout,
            List<JsonNode> events,
            List<JsonNode> failures,
            RolloutReport.@Nullable AuditRange audit,
            Instant now) {
        return new RolloutReports().document(rollout, events, failures, audit, now);
    }

    private RolloutReport document(
            Rollout rollout,
            List<JsonNode> events,
            List<JsonNode> failures,
            RolloutReport.@Nullable AuditRange audit,
            Instant now) {
        List<CarProgress> cars = rollout.state().touched();
        Map<ReasonCode, List<CarId>> failed = failed(failures);
        Map<ReasonCode, Integer> counts = new TreeMap<>();
        failed.forEach((reason, some) -> counts.put(reason, some.size()));
        return new RolloutReport(
                RolloutEntries.entry(rollout),
                now,
                newest(events),
                bounded("failed", failed),
                bounded("leftBehind", byReason(cars, CarStage.LEFT_BEHIND)),
                bounded("excluded", excluded(rollout, events)),
                ids("takenOver", cars, car -> car.stage() == CarStage.TAKEN_OVER),
                ids("withoutWayBack", cars, RolloutReports::hasNoWayBack),
                ids("forAPerson", cars, car -> car.stage() == CarStage.MANUAL),
                omitted,
                counts,
                rollout.state().lanes(now),
                audit);
    }

    private List<JsonNode> newest(List<JsonNode> events) {
        int skipped = Math.max(0, events.size() - RolloutReport.MOST_EVENTS);
        leaveOut("events", skipped);
        return events.subList(skipped, events.size()).stream()
                .map(NamedCars::few)
                .toList();
    }

    private void leaveOut(String list, int count) {
        if (count > 0) {
            omitted.merge(list, count, Integer::sum);
        }
    }

    private Map<ReasonCode, List<CarId>> bounded(String list, Map<ReasonCode, List<CarId>> reasons) {
        Map<ReasonCode, List<CarId>> shorter = new TreeMap<>();
        reasons.forEach((reason, cars) -> shorter.put(reason, bounded(list, cars)));
        return shorter;
    }

    private List<CarId> bounded(String list, List<CarId> cars) {
        leaveOut(list, cars.size() - RolloutReport.MOST_CARS);
        return cars.stream().limit(RolloutReport.MOST_CARS).toList();
    }

    /// Each car under the reason of its last failure, whatever became of it afterwards.
    private static Map<ReasonCode, List<CarId>> failed(List<JsonNode> failures) {
        Map<CarId, ReasonCode> last = new LinkedHashMap<>();
        for (JsonNode failure : failures) {
            String reason = failure.path("reason").asText("");
            last.put(new CarId(failure.path("car").asText()), reason.isEmpty() ? UNKNOWN : new ReasonCode(reason));
        }
        Map<ReasonCode, List<CarId>> reasons = new TreeMap<>();
        last.forEach((car, reason) ->
                reasons.computeIfAbsent(reason, key -> new ArrayList<>()).add(car));
        return reasons;
    }

    /// Also cars that a phase would have had, had no other rollout had them when it began.
    private static Map<ReasonCode, List<CarId>> excluded(Rollout rollout, List<JsonNode> events) {
        Map<ReasonCode, List<CarId>> reasons = byReason(rollout.state().touched(), CarStage.EXCLUDED);
        List<CarId> claimed = NamedCars.claimed(events).stream()
                .filter(car -> rollout.state().progress(car).isEmpty())
                .toList();
        if (!claimed.isEmpty()) {
            reasons.computeIfAbsent(ReasonCode.CONFLICTING_ROLLOUT, key -> new ArrayList<>())
                    .addAll(claimed);
        }
        return reasons;
    }

    private static boolean hasNoWayBack(CarProgress car) {
        return car.stage() == CarStage.NO_ROLLBACK_TARGET || car.attempt() > 0 && car.before() == null;
    }

    private static Map<ReasonCode, List<CarId>> byReason(List<CarProgress> cars, CarStage stage) {
        Map<ReasonCode, List<CarId>> reasons = new TreeMap<>();
        cars.stream()
                .filter(car -> car.stage() == stage)
                .forEach(car -> reasons.computeIfAbsent(
                                Objects.requireNonNullElse(car.reason(), UNKNOWN), key -> new ArrayList<>())
                        .add(car.car()));
        return reasons;
    }

    private List<CarId> ids(String list, List<CarProgress> cars, Predicate<CarProgress> which) {
        return bounded(list, cars.stream().filter(which).map(CarProgress::car).toList());
    }
}
