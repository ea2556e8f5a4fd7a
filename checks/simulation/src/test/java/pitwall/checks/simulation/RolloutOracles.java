package pitwall.checks.simulation;

import java.util.LinkedHashMap;
import java.util.Map;
import pitwall.fleet.rollout.Decision;
import pitwall.fleet.rollout.EngineOracle;
import pitwall.fleet.rollout.RolloutId;
import pitwall.fleet.rollout.RolloutPlan;
import pitwall.fleet.rollout.Truth;
import pitwall.server.rollout.Rollout;

/// Watches all rollouts of a server: each by itself, and what they share.
final class RolloutOracles {
    private final World world;
    private final Truth truth;
    private final Map<RolloutId, EngineOracle> oracles = new LinkedHashMap<>();
    private final ClaimOracle claims = new ClaimOracle();
    private final NamingOracle naming;

    RolloutOracles(World world, Truth truth, Groups groups) {
        this.world = world;
        this.truth = truth;
        this.naming = new NamingOracle(groups);
    }

    private EngineOracle of(RolloutId id, RolloutPlan plan) {
        return oracles.computeIfAbsent(id, key -> new EngineOracle(truth, plan));
    }

    /// A group of writes is on disk.
    void check(Work work) {
        for (Work.Stepped stepped : work.steps()) {
            stepped.step().decisions().forEach(world::note);
            stepped.step().decisions().forEach(this::seen);
            of(stepped.rollout(), stepped.before().plan()).check(stepped.before(), stepped.event(), stepped.step());
        }
        claims.check(work);
        naming.check(work);
    }

    private void seen(Decision decision) {
        switch (decision) {
            case Decision.StatusChanged changed -> world.saw(changed.to().name());
            case Decision.CarChanged changed -> {
                world.saw(changed.to().name());
                if (changed.reason() != null) {
                    world.saw(changed.reason().code());
                }
            }
            case Decision.WaveReleased ignored -> {}
            case Decision.CarsNamed named -> seen(named);
            case Decision.PhaseTimedOut ignored -> world.saw("PHASE_TIMED_OUT");
            case Decision.GateRead ignored -> {}
            case Decision.GateOverruled ignored -> world.saw("GATE_OVERRULED");
            case Decision.Acted ignored -> {}
            case Decision.ReportIgnored ignored -> world.saw("REPORT_IGNORED");
            case Decision.PolicyTaken ignored -> world.saw("POLICY_TAKEN");
        }
    }

    private void seen(Decision.CarsNamed named) {
        world.saw(named.taken() ? "CARS_NAMED" : "TOO_MANY_CARS");
        if (named.came() > 0) {
            world.saw("CARS_CAME");
        }
        if (named.left() > 0) {
            world.saw("CARS_LEFT");
        }
        if (named.claimed() != null) {
            world.saw("CARS_CLAIMED");
        }
    }

    /// The server was killed and came back with this.
    void restarted(Rollout restored) {
        of(restored.id(), restored.state().plan()).restarted(restored.state());
        naming.restarted(restored);
    }

    void checkEnd(Rollout rollout) {
        of(rollout.id(), rollout.state().plan()).checkEnd(rollout.state());
    }
}
