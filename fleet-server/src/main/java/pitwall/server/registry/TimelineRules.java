package pitwall.server.registry;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.CarStatus;
import pitwall.fleet.Connectivity;
import pitwall.fleet.Convergence;

/// Which changes of a status are worth a line in the car's history (B-15, B-20).
final class TimelineRules {
    private TimelineRules() {}

    /// Adds to the draft what the step from one status to the next says.
    ///
    /// @param tellsSteps whether the car tells the steps of its updates itself; those are not said again
    static void note(Draft draft, CarId id, CarStatus before, CarStatus after, boolean tellsSteps) {
        if (before.connectivity() != after.connectivity()) {
            draft.timeline(id, null, kind(after.connectivity()), after.reason(), heard(draft, id, after));
        }
        if (before.convergence() != after.convergence() && !(tellsSteps && isStep(after.convergence()))) {
            draft.timeline(id, null, kind(after.convergence()), after.reason(), versions(after));
        }
        if (before.safety() != after.safety()) {
            draft.timeline(id, null, "safety_" + lower(after.safety()), after.reason(), Map.of());
        }
        boolean reasonOnly = before.convergence() == after.convergence()
                && before.connectivity() == after.connectivity()
                && before.safety() == after.safety();
        if (reasonOnly && !Objects.equals(before.reason(), after.reason())) {
            draft.timeline(id, null, after.reason() == null ? "reason_cleared" : "reason", after.reason(), Map.of());
        }
    }

    /// A car is given up only after a while: the silence began when it was heard last.
    private static Map<String, String> heard(Draft draft, CarId id, CarStatus after) {
        if (after.connectivity() != Connectivity.OFFLINE) {
            return Map.of();
        }
        return draft.car(id)
                .flatMap(car -> Optional.ofNullable(car.vitals().heard()))
                .map(heard -> Map.of("heard", heard.toString()))
                .orElse(Map.of());
    }

    /// Whether a car with an update node has an event of its own for it.
    private static boolean isStep(Convergence convergence) {
        return switch (convergence) {
            case CONVERGED, APPLYING, BLOCKED, FAILED, ROLLED_BACK -> true;
            case PENDING, ROLLING_BACK -> false;
        };
    }

    private static String kind(Connectivity connectivity) {
        return switch (connectivity) {
            case NEVER_SEEN -> "registered";
            case ONLINE -> "online";
            case OFFLINE -> "offline";
        };
    }

    private static String kind(Convergence convergence) {
        return switch (convergence) {
            case CONVERGED -> "ready";
            case PENDING -> "pending";
            case APPLYING -> "apply_start";
            case BLOCKED -> "blocked";
            case FAILED -> "failed";
            case ROLLING_BACK -> "rollback_start";
            case ROLLED_BACK -> "rolled_back";
        };
    }

    private static Map<String, String> versions(CarStatus status) {
        Map<String, String> fields = new LinkedHashMap<>();
        put(fields, "actual", status.actualVersion());
        put(fields, "desired", status.desiredVersion());
        return fields;
    }

    private static void put(Map<String, String> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
