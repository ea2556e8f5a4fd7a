package pitwall.checks.simulation;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.release.Software;
import pitwall.fleet.rollout.CarProgress;
import pitwall.fleet.rollout.CommandId;
import pitwall.fleet.rollout.RolloutEngine;
import pitwall.fleet.rollout.RolloutHead;
import pitwall.fleet.rollout.RolloutId;
import pitwall.fleet.rollout.RolloutPlan;
import pitwall.fleet.safety.SafetyPolicy;
import pitwall.protocol.CarFrame;
import pitwall.server.registry.LinkMark;
import pitwall.server.rollout.GivenIntent;
import pitwall.server.rollout.Rollout;

/// What of the server survives a crash. Written only when a group of writes commits.
final class ServerDisk {
    SafetyPolicy policy;
    final Map<RolloutId, Row> rollouts = new LinkedHashMap<>();
    final Map<CarId, Car> cars = new LinkedHashMap<>();
    final Map<CarId, GivenIntent> intents = new HashMap<>();
    final Map<CommandId, RolloutId> givenBy = new HashMap<>();
    final Map<CarId, CarFrame.Software> software = new HashMap<>();
    final Map<CarId, List<Software>> history = new HashMap<>();
    final Map<CarId, LinkMark> marks = new HashMap<>();
    final Map<String, Command.Answer> answers = new HashMap<>();
    int lives;

    ServerDisk(SafetyPolicy policy) {
        this.policy = policy;
    }

    /// A rollout with the rows of its cars.
    static final class Row {
        private final Rollout.Origin origin;
        RolloutPlan plan;
        RolloutHead head;
        long revision;
        final Map<CarId, CarProgress> cars = new LinkedHashMap<>();

        Row(Rollout rollout) {
            origin = rollout.origin();
            plan = rollout.state().plan();
            head = rollout.state().head();
            revision = rollout.revision();
        }

        Rollout restored(RolloutEngine engine, SafetyPolicy policy) {
            return new Rollout(engine.restore(plan, policy, head, List.copyOf(cars.values())), origin, revision);
        }
    }

    Row row(RolloutId id) {
        Row row = rollouts.get(id);
        if (row == null) {
            throw new IllegalArgumentException("no rollout " + id);
        }
        return row;
    }

    Command.@Nullable Answer answer(String key) {
        return answers.get(key);
    }

    /// All rollouts as a server that starts now has them.
    Map<RolloutId, Rollout> restored(RolloutEngine engine) {
        Map<RolloutId, Rollout> all = new LinkedHashMap<>();
        rollouts.forEach((id, row) -> all.put(id, row.restored(engine, policy)));
        return all;
    }
}
