package pitwall.server.rollout;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.Scope;
import pitwall.fleet.rollout.DryRun;
import pitwall.fleet.rollout.Outcome;
import pitwall.fleet.rollout.PersonAct;
import pitwall.fleet.rollout.Phase;
import pitwall.fleet.rollout.RolloutEngine;
import pitwall.fleet.rollout.RolloutId;
import pitwall.fleet.rollout.RolloutPlan;
import pitwall.fleet.rollout.RolloutPreview;
import pitwall.fleet.rollout.Target;
import pitwall.fleet.safety.CarFacts;
import pitwall.server.policy.SafetyPolicies;
import pitwall.server.registry.Draft;
import pitwall.server.storage.Database;

/// Rollouts as people see them: ask for one, look ahead, act on it. What takes a [Draft] runs within a write.
public final class StagedRollouts {
    private final RolloutEngine engine;
    private final Reconciler reconciler;
    private final RolloutBook book;
    private final Planner planner;
    private final Database database;
    private final SafetyPolicies policies;
    private final Instant startedAt;

    /// @param startedAt what was heard of cars before this server started counts for nothing
    StagedRollouts(
            RolloutEngine engine,
            Reconciler reconciler,
            RolloutBook book,
            Planner planner,
            Database database,
            SafetyPolicies policies,
            Instant startedAt) {
        this.engine = engine;
        this.reconciler = reconciler;
        this.book = book;
        this.planner = planner;
        this.database = database;
        this.policies = policies;
        this.startedAt = startedAt;
    }

    /// Who asks, as far as it matters here.
    ///
    /// @param production whether they may start rollouts beyond the first ring
    public record Asker(String user, Scope scope, boolean production) {
        boolean sees(Car car) {
            return scope.covers(car.info());
        }

        /// Only whoever may see every car of a rollout may see the rollout.
        public boolean sees(Rollout rollout) {
            return scope.isUnlimited()
                    || rollout.state().plan().phases().stream()
                            .flatMap(phase -> phase.targets().stream())
                            .allMatch(this::sees);
        }

        private boolean sees(Target target) {
            return (scope.regions().isEmpty() || scope.regions().contains(target.region()))
                    && (scope.models().isEmpty() || scope.models().contains(target.model()));
        }
    }

    /// Writes a draft down; with `launch` it is also asked to start, in the same transaction or not at all.
    public RolloutAnswer create(Draft draft, RolloutWish wish, Asker asker, boolean launch) {
        long number = reconciler.pages(draft).nextNumber();
        RolloutId id = new RolloutId("R-" + number);
        return switch (planner.plan(draft.sql(), id, wish, draft.committedCars(), asker::sees, draft.now())) {
            case Planner.Planned.Not(RolloutAnswer why) -> why;
            case Planner.Planned.Plan(RolloutPlan plan, boolean production) -> {
                if (launch && production && !asker.production()) {
                    yield new RolloutAnswer.Production();
                }
                Rollout.Origin origin = new Rollout.Origin(number, false, asker.user(), draft.now());
                reconciler.add(draft, new Rollout(engine.draft(plan, policies.inForce(draft), draft.now()), origin, 1));
                yield launch
                        ? took(draft, id, new PersonAct.Launch(asker.user()))
                        : new RolloutAnswer.Done(reconciler.rollout(draft, id));
            }
        };
    }

    Optional<Rollout> find(Draft draft, RolloutId id) {
        return reconciler.pages(draft).find(id);
    }

    /// What somebody does to a rollout.
    ///
    /// @param revision the one they saw; absent where that does not matter
    public RolloutAnswer act(Draft draft, RolloutId id, @Nullable Long revision, PersonAct act, Asker asker) {
        Optional<Rollout> known = reconciler.pages(draft).find(id).filter(asker::sees);
        if (known.isEmpty()) {
            return new RolloutAnswer.NoSuchRollout();
        }
        Rollout rollout = known.get();
        if (revision != null && revision != rollout.revision()) {
            return new RolloutAnswer.OtherRevision(rollout.revision());
        }
        if (act instanceof PersonAct.Launch && !asker.production() && isProduction(draft, rollout)) {
            return new RolloutAnswer.Production();
        }
        return took(draft, id, act);
    }

    private RolloutAnswer took(Draft draft, RolloutId id, PersonAct act) {
        return switch (reconciler.act(draft, id, act)) {
            case Outcome.Refused(var why) -> new RolloutAnswer.Refused(why);
            case Outcome.Taken ignored -> new RolloutAnswer.Done(reconciler.rollout(draft, id));
            case Outcome.Ignored ignored -> new RolloutAnswer.Done(reconciler.rollout(draft, id));
        };
    }

    private static boolean isProduction(Draft draft, Rollout rollout) {
        return rollout.state().plan().phases().stream()
                .flatMap(phase -> phase.targets().stream())
                .flatMap(target -> draft.car(target.car()).stream())
                .anyMatch(car -> car.info().ring() > 0);
    }

    /// What would happen, or why there is no plan.
    public sealed interface Preview {
        record Shown(RolloutPreview preview, boolean approvalNeeded) implements Preview {}

        record Not(RolloutAnswer why) implements Preview {}
    }

    /// Looks ahead. Writes nothing.
    ///
    /// @param fleet all cars of the server
    public Preview preview(RolloutWish wish, Collection<Car> fleet, Asker asker, Instant now) {
        RolloutId id = new RolloutId("preview");
        Predicate<Car> visible = asker::sees;
        return switch (database.read(sql -> planner.plan(sql, id, wish, fleet, visible, now))) {
            case Planner.Planned.Not(RolloutAnswer why) -> new Preview.Not(why);
            case Planner.Planned.Plan(RolloutPlan plan, boolean production) ->
                new Preview.Shown(
                        new DryRun(plan, policies.inForce(), DryRun.TYPICAL).preview(facts(plan, fleet), now),
                        plan.terms().approval());
        };
    }

    private Map<CarId, CarFacts> facts(RolloutPlan plan, Collection<Car> fleet) {
        Map<CarId, Car> cars = new HashMap<>();
        fleet.forEach(car -> cars.put(car.id(), car));
        Map<CarId, CarFacts> facts = new HashMap<>();
        for (Phase phase : plan.phases()) {
            for (Target target : phase.targets()) {
                Car car = cars.get(target.car());
                if (car != null && Facts.isKnown(car, startedAt)) {
                    facts.put(car.id(), Facts.of(car, book.software(car.id()), book.intent(car.id()), plan.id()));
                }
            }
        }
        return facts;
    }
}
