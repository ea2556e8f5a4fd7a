package pitwall.checks.simulation;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.release.Software;
import pitwall.fleet.rollout.CommandId;
import pitwall.fleet.rollout.RolloutId;
import pitwall.fleet.safety.SafetyPolicy;
import pitwall.protocol.CarFrame;
import pitwall.protocol.UpdateProgress;
import pitwall.server.registry.LinkMark;
import pitwall.server.rollout.GivenIntent;
import pitwall.server.rollout.ReconcilerSide;
import pitwall.server.rollout.Rollout;

/// What the server knows, as of the last commit.
final class Memory {
    SafetyPolicy policy;
    final Map<RolloutId, Rollout> rollouts;
    final Map<CarId, Car> cars;
    final Map<CarId, UpdateProgress> updates;
    final Map<CarId, GivenIntent> intents;
    final Map<CommandId, RolloutId> givenBy;
    final Map<CarId, CarFrame.Software> software;
    final Map<CarId, List<Software>> history;
    final Map<CarId, LinkMark> marks;

    /// What a server that starts reads back.
    Memory(Map<RolloutId, Rollout> rollouts, ServerDisk disk) {
        this.policy = disk.policy;
        this.rollouts = new LinkedHashMap<>(rollouts);
        this.cars = new LinkedHashMap<>(disk.cars);
        this.updates = new LinkedHashMap<>();
        ReconcilerSide.updates(rollouts.values()).forEach(update -> updates.put(update.car(), update));
        this.intents = new HashMap<>(disk.intents);
        this.givenBy = new HashMap<>(disk.givenBy);
        this.software = new HashMap<>(disk.software);
        this.history = new HashMap<>(disk.history);
        this.marks = new HashMap<>(disk.marks);
    }

    Memory(Memory other) {
        this.policy = other.policy;
        this.rollouts = new LinkedHashMap<>(other.rollouts);
        this.cars = new LinkedHashMap<>(other.cars);
        this.updates = new LinkedHashMap<>(other.updates);
        this.intents = new HashMap<>(other.intents);
        this.givenBy = new HashMap<>(other.givenBy);
        this.software = new HashMap<>(other.software);
        this.history = new HashMap<>(other.history);
        this.marks = new HashMap<>(other.marks);
    }

    Optional<Rollout> find(RolloutId id) {
        return Optional.ofNullable(rollouts.get(id));
    }

    Rollout rollout(RolloutId id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("no rollout " + id));
    }

    /// Those that are not over.
    List<RolloutId> active() {
        return rollouts.values().stream()
                .filter(rollout -> !rollout.state().status().isOver())
                .map(Rollout::id)
                .toList();
    }

    /// Those of them that a car is in.
    List<RolloutId> activeOf(CarId car) {
        return rollouts.values().stream()
                .filter(rollout -> !rollout.state().status().isOver()
                        && rollout.state().progress(car).isPresent())
                .map(Rollout::id)
                .toList();
    }
}
