package pitwall.checks.simulation;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.AgentStatus;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.Convergence;
import pitwall.fleet.Workload;
import pitwall.fleet.release.Software;
import pitwall.fleet.rollout.Violation;
import pitwall.protocol.CarFrame;
import pitwall.server.registry.StatusRules;
import pitwall.server.rollout.GivenIntent;
import pitwall.server.rollout.ReconcilerSide;

/// What cars say about their software, judged and remembered as the server does.
///
/// Checks that no claim is shown for a proof (I7).
final class HearingRoom {
    private final World world;
    private final ServerNode server;

    HearingRoom(World world, ServerNode server) {
        this.world = world;
        this.server = server;
    }

    /// The car as it is shown after its own word.
    Car judge(Work work, Car reported, CarFrame.@Nullable Software says) {
        GivenIntent given = work.memory.intents.get(reported.id());
        if (says == null || given == null) {
            return reported;
        }
        Software wanted = given.desired().offer().software();
        Car judged = server.rules().isMereClaim(reported, says, wanted)
                ? StatusRules.unproven(reported, world.instant())
                : reported;
        if (judged != reported) {
            world.saw("MERE_CLAIM");
        }
        boolean shownAsDone = judged.status().convergence() == Convergence.CONVERGED
                && wanted.version().equals(judged.status().desiredVersion());
        boolean proven = says.confirmed()
                && says.digest().equals(wanted.digest())
                && says.version().equals(wanted.version());
        Violation.require("I7", !shownAsDone || proven, () -> "shown as done without a proof: " + judged + ", " + says);
        return judged;
    }

    void remember(Work work, Car car, CarFrame.@Nullable Software says) {
        CarId id = car.id();
        if (says == null) {
            return;
        }
        if (!says.equals(work.memory.software.get(id))) {
            work.memory.software.put(id, says);
            work.save(() -> server.disk().software.put(id, says));
        }
        boolean healthy =
                car.status().workload() == Workload.RUNNING && car.status().agent() == AgentStatus.RUNNING;
        if (healthy && says.confirmed()) {
            proved(work, id, ReconcilerSide.build(says));
        }
    }

    private void proved(Work work, CarId id, Software build) {
        List<Software> before = work.memory.history.getOrDefault(id, List.of());
        if (before.isEmpty() || !before.getFirst().equals(build)) {
            List<Software> after = Stream.concat(
                            Stream.of(build), before.stream().filter(past -> !past.isSameBuild(build)))
                    .toList();
            work.memory.history.put(id, after);
            work.save(() -> server.disk().history.put(id, after));
        }
    }
}
