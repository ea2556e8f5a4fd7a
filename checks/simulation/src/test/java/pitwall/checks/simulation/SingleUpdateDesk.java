package pitwall.checks.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.release.Release;
import pitwall.fleet.release.ReleaseTrust;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.GateRules;
import pitwall.fleet.rollout.LaunchTerms;
import pitwall.fleet.rollout.OnBreach;
import pitwall.fleet.rollout.PersonAct;
import pitwall.fleet.rollout.Phase;
import pitwall.fleet.rollout.RolloutEngine;
import pitwall.fleet.rollout.RolloutId;
import pitwall.fleet.rollout.RolloutPlan;
import pitwall.fleet.rollout.Target;
import pitwall.fleet.rollout.Timing;
import pitwall.fleet.rollout.WaveShape;
import pitwall.fleet.safety.CarFacts;
import pitwall.fleet.safety.UpdateCheck;
import pitwall.server.rollout.ReconcilerSide;
import pitwall.server.rollout.Rollout;

/// The update of one car, which takes it over from whatever staged rollout it is in; as the server's `SingleUpdates`
/// does it.
final class SingleUpdateDesk {
    /// The failure of the only car breaches nothing: it is the outcome.
    private static final GateRules NO_GATES = new GateRules(0, 1, 1, false, false, OnBreach.ABORT);

    private static final Timing TIMES = new Timing(
            Duration.ZERO,
            Duration.ofMinutes(1),
            Duration.ofMinutes(4),
            Duration.ofSeconds(90),
            Duration.ofSeconds(60));

    private final World world;
    private final ServerNode server;
    private final Reconciling reconciling;
    private final RolloutEngine engine;

    SingleUpdateDesk(World world, ServerNode server, Reconciling reconciling, RolloutEngine engine) {
        this.world = world;
        this.server = server;
        this.reconciling = reconciling;
        this.engine = engine;
    }

    /// Begins it; says why not where it does not.
    @Nullable
    String begin(Work work, Command.Wish.Update wish) {
        Car car = work.memory.cars.get(wish.car());
        if (car == null) {
            return "NO_SUCH_CAR";
        }
        for (RolloutId active : work.memory.activeOf(car.id())) {
            Rollout other = work.memory.rollout(active);
            CarStage stage = other.state().progress(car.id()).orElseThrow().stage();
            if (other.origin().single() || server.rules().isBusy(stage)) {
                return "BUSY";
            }
        }
        long number = work.memory.rollouts.size() + 100L;
        RolloutPlan plan = plan(new RolloutId("U-" + number), wish, target(work, server, car));
        CarFacts facts = reconciling.facts(work, car, plan.id());
        if (wish.kind() == UpdateKind.ROLLBACK && !facts.hasRun(wish.stock().software())) {
            return "NO_ROLLBACK_TARGET";
        }
        if (UpdateCheck.misfit(facts, plan.demand()).isPresent()) {
            return "NEVER";
        }
        Rollout rollout = new Rollout(
                engine.draft(plan, work.memory.policy, world.instant()),
                new Rollout.Origin(number, true, "ada", world.instant()),
                1);
        reconciling.add(work, rollout);
        reconciling.act(work, plan.id(), new PersonAct.Launch("ada"));
        return null;
    }

    /// A car as a plan names it now.
    static Target target(Work work, ServerNode server, Car car) {
        return new Target(
                car.id(),
                car.info().region(),
                car.info().model(),
                work.memory.history.getOrDefault(car.id(), List.of()).stream()
                        .filter(server::isObtainable)
                        .toList());
    }

    private static RolloutPlan plan(RolloutId id, Command.Wish.Update wish, Target target) {
        CarId car = wish.car();
        return new RolloutPlan(
                id,
                car + " to " + wish.stock().version(),
                release(wish.stock()),
                wish.kind(),
                List.of(new Phase(car.value(), List.of(target), WaveShape.WHOLE, 1, NO_GATES, TIMES)),
                ReconcilerSide.nothingMore(),
                new LaunchTerms(null, false, null));
    }

    static Release release(Stock stock) {
        return new Release(
                stock.version(),
                stock.artifact(),
                stock.counter(),
                ReleaseTrust.TRUSTED,
                Set.of(),
                Set.of(),
                Set.of(),
                0,
                "",
                Set.of(),
                World.START);
    }
}
