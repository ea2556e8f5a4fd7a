package pitwall.checks.simulation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.rollout.RolloutEvent;
import pitwall.fleet.rollout.RolloutId;
import pitwall.fleet.rollout.RolloutState;
import pitwall.fleet.rollout.Step;
import pitwall.protocol.UpdateProgress;
import pitwall.server.live.CarChange;
import pitwall.server.live.CarChange.Part;
import pitwall.server.rollout.Rollout;

/// One group of writes, as `Draft` is in the real server: what it reads is what it wrote before, and nothing of it is
/// true before it is on disk.
final class Work {
    /// A step of the engine.
    record Stepped(RolloutId rollout, RolloutState before, RolloutEvent event, Step step) {}

    final Memory memory;
    final AuditTrail.Pending audit;
    private final List<Runnable> saves = new ArrayList<>();
    private final List<Runnable> afterwards = new ArrayList<>();
    private final List<Stepped> steps = new ArrayList<>();
    private final Set<String> attempts = new LinkedHashSet<>();
    private final Set<String> effects = new LinkedHashSet<>();
    private final Map<CarId, Set<Part>> edits = new LinkedHashMap<>();
    private final Set<RolloutId> touched = new LinkedHashSet<>();
    private @Nullable String cause;

    Work(Memory committed, AuditTrail.Pending audit) {
        this.memory = new Memory(committed);
        this.audit = audit;
    }

    /// Goes to disk with everything else of the group.
    void save(Runnable write) {
        saves.add(write);
    }

    void afterCommit(Runnable action) {
        afterwards.add(action);
    }

    void stepped(Stepped step) {
        steps.add(step);
    }

    /// A request came that was not answered before.
    void attempt(String key) {
        attempts.add(key);
    }

    /// A request had an effect.
    void effect(String key) {
        effects.add(key);
        cause = key;
    }

    void change(Car before, Car after) {
        memory.cars.put(after.id(), after);
        Set<Part> parts = parts(after.id());
        if (!before.info().equals(after.info())) {
            parts.add(Part.INFO);
        }
        if (!before.status().equals(after.status())) {
            parts.add(Part.STATUS);
        }
        if (!before.vitals().equals(after.vitals())) {
            boolean heard =
                    before.vitals().heardAt(World.START).equals(after.vitals().heardAt(World.START));
            parts.add(heard ? Part.HEARD : Part.VITALS);
        }
    }

    /// How far a car came with its newest update.
    void update(UpdateProgress progress) {
        UpdateProgress before = memory.updates.put(progress.car(), progress);
        if (!progress.equals(before) && memory.cars.containsKey(progress.car())) {
            parts(progress.car()).add(Part.UPDATE);
        }
    }

    /// A rollout stands otherwise, or somebody looked whether it does.
    void touch(RolloutId rollout) {
        touched.add(rollout);
    }

    /// The rollouts that may stand otherwise now.
    List<Rollout> touched() {
        return touched.stream().map(memory::rollout).toList();
    }

    void create(Car car) {
        memory.cars.put(car.id(), car);
        Set<Part> parts = parts(car.id());
        parts.remove(Part.REMOVED);
        parts.add(Part.CREATED);
    }

    void remove(CarId id) {
        memory.cars.remove(id);
        memory.updates.remove(id);
        Set<Part> parts = parts(id);
        parts.clear();
        parts.add(Part.REMOVED);
    }

    private Set<Part> parts(CarId id) {
        return edits.computeIfAbsent(id, key -> EnumSet.noneOf(Part.class));
    }

    /// Whether disk must know of the car before anybody is told.
    Set<CarId> durableCars() {
        Set<CarId> durable = new LinkedHashSet<>();
        edits.forEach((id, parts) -> {
            if (parts.contains(Part.CREATED) || parts.contains(Part.INFO) || parts.contains(Part.STATUS)) {
                durable.add(id);
            }
        });
        return durable;
    }

    List<CarChange> changes() {
        List<CarChange> changes = new ArrayList<>();
        List<String> causes = causes();
        edits.forEach((id, parts) -> {
            if (!parts.isEmpty()) {
                changes.add(new CarChange(
                        id, memory.cars.get(id), parts, List.of(), causes, memory.updates.get(id), List.of()));
            }
        });
        return changes;
    }

    /// The request that all of it is the effect of; empty where nobody asked.
    List<String> causes() {
        return cause == null ? List.of() : List.of(cause);
    }

    List<Runnable> saves() {
        return saves;
    }

    List<Runnable> afterwards() {
        return afterwards;
    }

    List<Stepped> steps() {
        return steps;
    }

    Set<String> attempts() {
        return attempts;
    }

    Set<String> effects() {
        return effects;
    }
}
