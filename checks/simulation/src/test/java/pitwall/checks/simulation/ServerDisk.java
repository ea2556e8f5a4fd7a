package pitwall.checks.simulation;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.rollout.CarProgress;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.RolloutHead;
import pitwall.fleet.rollout.RolloutIntent;
import pitwall.fleet.safety.SafetyPolicy;
import pitwall.protocol.CarFrame;
import pitwall.server.registry.LinkMark;

/// What of the server survives a crash. Written only when a group of writes commits.
final class ServerDisk {
    RolloutHead head;
    SafetyPolicy policy;
    long revision = 1;
    final Map<CarId, CarProgress> progress = new LinkedHashMap<>();
    final Map<CarId, Car> cars = new LinkedHashMap<>();
    final Map<CarId, Given> intents = new HashMap<>();
    final Map<CarId, CarFrame.Software> software = new HashMap<>();
    final Map<CarId, LinkMark> marks = new HashMap<>();
    final Map<String, Command.Answer> answers = new HashMap<>();
    int lives;

    ServerDisk(RolloutHead head, SafetyPolicy policy) {
        this.head = head;
        this.policy = policy;
    }

    /// The newest intent of a car.
    record Given(long generation, RolloutIntent.Offer offer, CarStage stage) {
        Given at(CarStage other) {
            return new Given(generation, offer, other);
        }

        boolean isOpen() {
            return stage == CarStage.OFFERED || stage == CarStage.APPLYING || stage == CarStage.CLAIMED;
        }
    }

    List<CarProgress> touched() {
        return List.copyOf(progress.values());
    }

    Command.@Nullable Answer answer(String key) {
        return answers.get(key);
    }
}
