package pitwall.views.wizard.steps;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import pitwall.client.FleetSnapshot;
import pitwall.fleet.Car;
import pitwall.fleet.query.QueryField;
import pitwall.views.kit.Counted;

/// What the cars of the fleet have, with how many of them, for whoever writes which cars a rollout means.
final class FleetValues {
    private FleetValues() {}

    /// The values of a field, the most frequent first; empty for a field that is not counted here.
    static List<Counted> of(QueryField field, FleetSnapshot fleet) {
        Map<String, Integer> counts = new HashMap<>();
        fleet.forEach((Car car) -> {
            String value = value(field, car);
            if (!value.isEmpty()) {
                counts.merge(value, 1, Integer::sum);
            }
        });
        return counts.entrySet().stream()
                .map(entry -> new Counted(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingInt(Counted::count).reversed().thenComparing(Counted::text))
                .toList();
    }

    private static String value(QueryField field, Car car) {
        return switch (field) {
            case REGION -> car.info().region();
            case MODEL -> car.info().model();
            case RING -> Integer.toString(car.info().ring());
            case VERSION -> Objects.requireNonNullElse(car.status().actualVersion(), "");
            default -> "";
        };
    }
}
