package pitwall.views.rollout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pitwall.client.FleetSnapshot;
import pitwall.client.RolloutAccount;
import pitwall.fleet.CarId;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.rollout.RolloutLane;
import pitwall.protocol.UpdateProgress;
import pitwall.views.kit.Reasons;

/// Counts the failures of a rollout by reason: every car once, by the last reason it failed for, whatever became of it
/// since. Immutable.
final class Failures {
    private final Reasons reasons;

    Failures(Reasons reasons) {
        this.reasons = reasons;
    }

    /// The most frequent reason first.
    ///
    /// @param snapshot what the stream tells of cars that failed, also since the account was given
    List<FailureLine> lines(Known known, FleetSnapshot snapshot) {
        Map<CarId, ReasonCode> cars = cars(known.account());
        Map<CarId, ReasonCode> told = told(known.rollout().id(), snapshot);
        told.forEach(cars::put);
        Map<ReasonCode, Integer> here = new TreeMap<>();
        told.values().forEach(reason -> here.merge(reason, 1, Integer::sum));
        Map<ReasonCode, List<CarId>> byReason = new TreeMap<>();
        cars.forEach((car, reason) ->
                byReason.computeIfAbsent(reason, _ -> new ArrayList<>()).add(car));
        Map<ReasonCode, Integer> counts = new TreeMap<>();
        byReason.forEach((reason, failed) -> counts.put(reason, failed.size()));
        RolloutAccount account = known.account();
        Map<ReasonCode, Integer> counted = account == null ? counted(known) : account.failures();
        counted.forEach((reason, count) -> counts.merge(reason, count, Math::max)); // not every car is named
        int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        return counts.entrySet().stream()
                .map(entry -> new FailureLine(
                        entry.getKey(),
                        reasons.of(entry.getKey()).title(),
                        entry.getValue(),
                        byReason.getOrDefault(entry.getKey(), List.of()),
                        here.getOrDefault(entry.getKey(), 0),
                        most))
                .sorted(Comparator.comparingInt(FailureLine::count).reversed().thenComparing(FailureLine::reason))
                .toList();
    }

    private static Map<CarId, ReasonCode> cars(@Nullable RolloutAccount account) {
        Map<CarId, ReasonCode> cars = new LinkedHashMap<>();
        if (account != null) {
            account.failed().forEach((reason, failed) -> failed.forEach(car -> cars.put(car, reason)));
        }
        return cars;
    }

    /// The cars whose newest update is of the rollout and that failed in it.
    private static Map<CarId, ReasonCode> told(String rollout, FleetSnapshot snapshot) {
        Map<CarId, ReasonCode> cars = new LinkedHashMap<>();
        for (int slot = 0; slot < snapshot.slots(); slot++) {
            UpdateProgress update = snapshot.updateAt(slot);
            ReasonCode failure = update == null ? null : update.failure();
            if (update != null && failure != null && update.rollout().equals(rollout)) {
                cars.put(update.car(), failure);
            }
        }
        return cars;
    }

    private static Map<ReasonCode, Integer> counted(Known known) {
        Map<ReasonCode, Integer> counts = new TreeMap<>();
        for (int phase = 0; phase < known.rollout().phases().size(); phase++) {
            known.lane(phase)
                    .map(RolloutLane::failures)
                    .ifPresent(
                            failures -> failures.forEach((reason, count) -> counts.merge(reason, count, Integer::sum)));
        }
        return counts;
    }
}
