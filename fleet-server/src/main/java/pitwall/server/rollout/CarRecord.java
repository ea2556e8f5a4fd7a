package pitwall.server.rollout;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.Direction;
import pitwall.fleet.rollout.RolloutIntent;
import pitwall.fleet.rollout.RolloutPlan;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.UpdateEnding;
import pitwall.server.registry.Draft;
import pitwall.server.storage.CarWordRows;

/// What a car's history says of its updates (B-15, D-18). The kinds of endings have the names of K-17.
final class CarRecord {
    private CarRecord() {}

    /// Where a car came to.
    ///
    /// @param reason why it did not get there; absent where it did
    record Ending(
            CarId car,
            Direction direction,
            CarStage stage,
            @Nullable ReasonCode reason) {}

    static void offered(Draft draft, RolloutPlan plan, RolloutIntent.Offer offer, long generation) {
        Map<String, String> fields = fields(plan, offer.software().version());
        fields.put("generation", Long.toString(generation));
        fields.put("intent", offer.command().value());
        draft.timeline(offer.car(), null, "desired", null, fields);
    }

    /// Writes down a car that came to an end of its way, or claims to.
    ///
    /// @param version what it was on its way to
    static void ended(Draft draft, RolloutPlan plan, Ending car, @Nullable String version) {
        Optional<String> kind = kind(plan, car);
        if (kind.isPresent() && draft.car(car.car()).isPresent()) {
            ReasonCode reason = car.reason();
            draft.timeline(car.car(), null, kind.get(), reason, fields(plan, version));
            UpdateEnding ending = new UpdateEnding(
                    car.car(),
                    plan.id().value(),
                    version,
                    reason,
                    reason == null ? null : said(draft, plan, car),
                    draft.now());
            news(kind.get(), ending).ifPresent(news -> draft.news(car.car(), news));
        }
    }

    /// What the car itself said went wrong; it was written down before the engine heard of it.
    private static @Nullable String said(Draft draft, RolloutPlan plan, Ending car) {
        CarWordRows.Row word =
                new CarWordRows(draft.sql()).of(plan.id(), List.of(car.car())).get(car.car());
        return word == null ? null : word.message();
    }

    /// In the words of K-17 where it has one.
    static Optional<String> kind(RolloutPlan plan, Ending car) {
        boolean back = plan.kind() == UpdateKind.ROLLBACK || car.direction() == Direction.BACK;
        return switch (car.stage()) {
            case CLAIMED -> Optional.of("claimed_not_proven");
            case SUCCEEDED -> Optional.of(back ? "rollback_completed" : "update_completed");
            case FAILED -> Optional.of(back ? "rollback_failed" : "update_failed");
            case ROLLED_BACK -> Optional.of("rollback_completed");
            case NO_ROLLBACK_TARGET, MANUAL -> Optional.of("rollback_failed");
            case TAKEN_OVER -> Optional.of("update_taken_over");
            case LEFT_BEHIND -> Optional.of("update_left_behind");
            case LAPSED -> Optional.of("desired_withdrawn");
            case WAITING, OFFERED, APPLYING, EXCLUDED -> Optional.empty();
        };
    }

    /// Consoles are told of ends; that a car claims something is seen from how far it came.
    static Optional<FleetEvent.News> news(String kind, UpdateEnding ending) {
        return switch (kind) {
            case "update_completed" -> Optional.of(new FleetEvent.UpdateCompleted(ending));
            case "update_failed" -> Optional.of(new FleetEvent.UpdateFailed(ending));
            case "rollback_completed" -> Optional.of(new FleetEvent.RollbackCompleted(ending));
            case "rollback_failed" -> Optional.of(new FleetEvent.RollbackFailed(ending));
            default -> Optional.empty();
        };
    }

    private static Map<String, String> fields(RolloutPlan plan, @Nullable String version) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("rollout", plan.id().value());
        if (version != null) {
            fields.put("version", version);
        }
        return fields;
    }
}
