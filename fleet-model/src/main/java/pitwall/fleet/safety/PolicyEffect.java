package pitwall.fleet.safety;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import pitwall.fleet.CarId;
import pitwall.fleet.ReasonCode;

/// What another policy would change right now: only what the policy itself says of a car counts, not its release and
/// not whether it can be reached.
///
/// @param cars how many were looked at
/// @param opened cars that the policy in force stops and the other one would not
/// @param closed cars that the other one would stop and the policy in force does not, by its reasons; a car stands
/// under
///     each of them
public record PolicyEffect(int cars, List<CarId> opened, Map<ReasonCode, List<CarId>> closed) {
    public PolicyEffect {
        opened = List.copyOf(opened);
        closed = Map.copyOf(closed);
    }

    /// Compares two policies car by car. Pure.
    public static PolicyEffect of(SafetyPolicy inForce, SafetyPolicy other, Collection<CarFacts> cars, Instant now) {
        List<CarId> opened = new ArrayList<>();
        Map<ReasonCode, List<CarId>> closed = new TreeMap<>();
        for (CarFacts car : cars) {
            boolean stops = !gates(inForce, car, now).isEmpty();
            List<UpdateVerdict> would = gates(other, car, now);
            if (stops && would.isEmpty()) {
                opened.add(car.car());
            } else if (!stops) {
                would.forEach(verdict -> closed.computeIfAbsent(verdict.reason(), reason -> new ArrayList<>())
                        .add(car.car()));
            }
        }
        return new PolicyEffect(cars.size(), opened, closed);
    }

    private static List<UpdateVerdict> gates(SafetyPolicy policy, CarFacts car, Instant now) {
        SafetyRule nothingMore = SafetyRule.nothingFor(new RuleScope.Everywhere());
        return UpdateCheck.gates(car, policy.limits(car.region(), car.model(), nothingMore), now);
    }
}
