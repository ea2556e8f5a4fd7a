package pitwall.checks.simulation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import pitwall.fleet.CarId;
import pitwall.fleet.rollout.Decision;
import pitwall.fleet.rollout.Phase;
import pitwall.fleet.rollout.RolloutId;
import pitwall.fleet.rollout.RolloutIntent;
import pitwall.fleet.rollout.RolloutPlan;
import pitwall.fleet.rollout.RolloutState;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.fleet.rollout.Target;
import pitwall.fleet.rollout.Violation;
import pitwall.server.rollout.Rollout;

/// Phases that follow their queries: each is named its cars once, before any of them is asked, and they are those that
/// the query means at that moment and nobody else has, neither fewer nor more than people agreed to. Knows what a query
/// means from whoever gives cars their labels, not from the server.
final class NamingOracle {
    private final Groups groups;
    private final Map<RolloutId, Map<Integer, Set<CarId>>> kept = new HashMap<>();
    private final Map<RolloutId, Integer> allowed = new HashMap<>();

    NamingOracle(Groups groups) {
        this.groups = groups;
    }

    /// A group of writes is on disk.
    void check(Work work) {
        for (Work.Stepped stepped : work.steps()) {
            RolloutState after = stepped.step().state();
            if (after.plan().followsQueries()) {
                for (Decision decision : stepped.step().decisions()) {
                    check(work, stepped, decision);
                }
                if (after.status() == RolloutStatus.DRAFT) {
                    kept.remove(stepped.rollout());
                }
                checkKept(stepped.rollout(), after);
                stepped.step().intents().forEach(intent -> checkOffer(stepped.rollout(), after.plan(), intent));
            }
        }
    }

    private void check(Work work, Work.Stepped stepped, Decision decision) {
        if (decision instanceof Decision.GateOverruled overruled && overruled.allowedCars() != null) {
            allowed.put(stepped.rollout(), overruled.allowedCars());
        }
        if (decision instanceof Decision.CarsNamed named && named.taken()) {
            RolloutPlan plan = stepped.step().state().plan();
            Set<CarId> cars = cars(plan.phases().get(named.phase()));
            checkCars(work, stepped, named.phase(), cars);
            checkLimit(stepped.rollout(), plan.phases().get(named.phase()), cars.size());
            Set<CarId> before = kept.computeIfAbsent(stepped.rollout(), id -> new HashMap<>())
                    .put(named.phase(), cars);
            Violation.require("naming", before == null, () -> "named twice: " + named);
        }
    }

    private void checkCars(Work work, Work.Stepped stepped, int number, Set<CarId> cars) {
        RolloutPlan plan = stepped.step().state().plan();
        Set<CarId> meant = new HashSet<>(groups.meant(plan.phases().get(number)));
        Violation.require(
                "naming", meant.containsAll(cars), () -> "named " + cars + " where " + meant + " are meant: " + plan);
        for (int other = 0; other < plan.phases().size(); other++) {
            if (other < number || !plan.phases().get(other).followsQuery()) {
                meant.removeAll(cars(plan.phases().get(other)));
            }
        }
        meant.removeIf(car -> isPerhapsClaimed(work, stepped.rollout(), car));
        Violation.require("naming", cars.containsAll(meant), () -> "left out some of " + meant + ": " + cars);
    }

    /// Whether another rollout had the car at some time of this group of writes.
    private static boolean isPerhapsClaimed(Work work, RolloutId own, CarId car) {
        for (Rollout other : work.memory.rollouts.values()) {
            if (!other.id().equals(own) && !other.origin().single() && ClaimOracle.hasStill(other.state(), car)) {
                return true;
            }
        }
        return work.steps().stream()
                .anyMatch(step -> !step.rollout().equals(own)
                        && !work.memory.rollout(step.rollout()).origin().single()
                        && ClaimOracle.hasStill(step.before(), car));
    }

    private void checkLimit(RolloutId id, Phase phase, int cars) {
        Integer most = phase.mostCars();
        Integer more = allowed.remove(id);
        int limit = Math.max(most == null ? 0 : most, more == null ? 0 : more);
        Violation.require("naming", cars <= limit, () -> cars + " named where " + limit + " are agreed to: " + phase);
    }

    private void checkKept(RolloutId id, RolloutState state) {
        kept.getOrDefault(id, Map.of())
                .forEach((number, cars) -> Violation.require(
                        "naming",
                        cars(state.plan().phases().get(number)).equals(cars),
                        () -> "was named " + cars + " and has others: "
                                + state.plan().phases().get(number)));
    }

    private void checkOffer(RolloutId id, RolloutPlan plan, RolloutIntent intent) {
        if (intent instanceof RolloutIntent.Offer offer) {
            List<Phase> phases = plan.phases();
            for (int number = 0; number < phases.size(); number++) {
                boolean unnamed = phases.get(number).followsQuery()
                        && !kept.getOrDefault(id, Map.of()).containsKey(number);
                boolean asked = unnamed && cars(phases.get(number)).contains(offer.car());
                Violation.require("naming", !asked, () -> "asked before it is named: " + offer);
            }
        }
    }

    private static Set<CarId> cars(Phase phase) {
        return phase.targets().stream().map(Target::car).collect(Collectors.toSet());
    }

    /// A server that comes back has the cars that were named.
    void restarted(Rollout restored) {
        checkKept(restored.id(), restored.state());
    }
}
