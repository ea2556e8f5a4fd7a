package pitwall.agent.update;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.release.VersionOrder;
import pitwall.protocol.CarServerFrame.Desired;
import pitwall.protocol.DesiredKind;

/// Whether a signed release is what was ordered, and whether it is one for this car. Pure.
final class Fitness {
    private Fitness() {}

    /// @param running absent in a car without software
    /// @param hasRun this exact build has proven itself on this car before
    static Optional<ReasonCode> refusal(
            Desired order, ReleaseFacts facts, CarFacts car, @Nullable SlotImage running, boolean hasRun) {
        if (!Goods.of(order).is(facts)) {
            return Optional.of(UpdateReasons.METADATA_MIXED);
        }
        if (!facts.models().isEmpty() && !facts.models().contains(car.model())) {
            return Optional.of(ReasonCode.MODEL_MISMATCH);
        }
        if (!facts.hardware().isEmpty() && !facts.hardware().contains(car.hardware())) {
            return Optional.of(UpdateReasons.HARDWARE_MISMATCH);
        }
        return switch (order.kind()) {
            case ROLLBACK -> hasRun ? Optional.empty() : Optional.of(ReasonCode.NO_ROLLBACK_TARGET);
            case UPDATE -> forward(facts, car, running);
        };
    }

    /// Only a rollback that names the release may lower the counter.
    private static Optional<ReasonCode> forward(ReleaseFacts facts, CarFacts car, @Nullable SlotImage running) {
        if (facts.minimumAgent() != null && VersionOrder.INSTANCE.compare(car.agent(), facts.minimumAgent()) < 0) {
            return Optional.of(ReasonCode.AGENT_TOO_OLD);
        }
        if (running == null) {
            return Optional.empty();
        }
        if (facts.counter() < running.counter()) {
            return Optional.of(ReasonCode.DOWNGRADE);
        }
        boolean follows = facts.fromVersions().isEmpty() || facts.fromVersions().contains(running.version());
        return follows ? Optional.empty() : Optional.of(ReasonCode.FROM_VERSION);
    }

    /// Whether an order may be looked at in this direction at all, before anything is pulled.
    static Optional<ReasonCode> direction(Desired order, @Nullable SlotImage running, boolean hasRun) {
        if (order.kind() == DesiredKind.ROLLBACK) {
            return hasRun ? Optional.empty() : Optional.of(ReasonCode.NO_ROLLBACK_TARGET);
        }
        boolean older = running != null && order.artifact().counter() < running.counter();
        return older ? Optional.of(ReasonCode.DOWNGRADE) : Optional.empty();
    }
}
