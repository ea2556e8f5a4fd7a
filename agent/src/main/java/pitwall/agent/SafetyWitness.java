package pitwall.agent;

import java.util.function.Consumer;
import pitwall.fleet.SafetyState;

/// Lets those outside the bus see what the safety node decided.
final class SafetyWitness implements Node {
    private final Consumer<SafetyState> told;

    SafetyWitness(Consumer<SafetyState> told) {
        this.told = told;
    }

    @Override
    public String name() {
        return "safety-witness";
    }

    @Override
    public void start(NodeBus.Seat seat) {
        seat.on(Topic.SAFETY, verdict -> told.accept(verdict.state()));
    }
}
