package pitwall.agent;

import java.util.function.Consumer;
import pitwall.agent.update.UpdateStatus;
import pitwall.fleet.SafetyState;

/// Lets those outside the bus see what the safety node decided and how far the update node is.
final class Witness implements Node {
    private final Consumer<SafetyState> safety;
    private final Consumer<UpdateStatus> update;

    Witness(Consumer<SafetyState> safety, Consumer<UpdateStatus> update) {
        this.safety = safety;
        this.update = update;
    }

    @Override
    public String name() {
        return "witness";
    }

    @Override
    public void start(NodeBus.Seat seat) {
        seat.on(Topic.SAFETY, verdict -> safety.accept(verdict.state()));
        seat.on(Topic.UPDATE, update);
    }
}
