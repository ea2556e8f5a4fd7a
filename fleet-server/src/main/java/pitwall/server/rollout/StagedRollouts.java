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
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.fleet.rollout.Target;
import pitwall.fleet.safety.CarFacts;
import pitwall.protocol.rest.RolloutDrift;
import pitwall.server.policy.SafetyPolicies;
import pitwall.server.registry.Draft;
import pitwall.server.storage.Database;

/// Rollouts as people see them: ask for one, look ahead, act on it. What takes a [Draft] runs within a write.
public final class StagedRollouts {
    private final RolloutEngine engine;
    private final Reconciler reconciler;
    private final RolloutBook book;
    private final Planner planner;
    private final CarNaming naming;
    private final Builds builds;
    private final Database database;
    private final SafetyPolicies policies;
    private final Instant startedAt;

    /// @param startedAt what was heard of cars before this server started counts for nothing
    StagedRollouts(
            RolloutEngine engine,
            Reconciler reconciler,
            RolloutBook book,
            Planner planner,
            CarNaming naming,
            Builds builds,
            Database database,
            SafetyPolicies policies,
            Instant startedAt) {
        this.engine = engine;
        this.reconciler = reconciler;
        this.book = book;
        this.planner = planner;
        this.naming = naming;
        this.builds = builds;
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
            return scope.isUnlimited() || sees(RolloutCard.of(rollout));
        }

        public boolean sees(RolloutCard rollout) {
            return rollout.places().stream().allMatch(place -> RolloutCard.covers(scope, place));
        }
    }

    /// Writes a draft down; with `launch` it is also asked to start, in the same transaction or not at all.
    public RolloutAnswer create(Draft draft, RolloutWish wish, Asker asker, boolean launch) {
        long number = reconciler.pages(draft).nextNumber();
        RolloutId id = new RolloutId("R-" + number);
        return switch (planner.plan(draft.sql(), id, wish, Fleet.of(draft), asker::sees, draft.now())) {
            case Planner.Planned.Not(RolloutAnswer why) -> why;
            case Planner.Planned.Plan(RolloutPlan plan, boolean production) -> {
                if (launch && production && !asker.production()) {
                    yield new RolloutAnswer.Production();
                }
                Optional<RolloutAnswer> conflict = launch ? claims(draft).conflict(plan) : Optional.empty();
                if (conflict.isPresent()) {
                    yield conflict.get();
                }
                Rollout.Origin origin = new Rollout.Origin(number, false, asker.user(), draft.now());
                reconciler.add(draft, new Rollout(engine.draft(plan, policies.inForce(draft), draft.now()), origin, 1));
                yield launch
                        ? took(draft, id, new PersonAct.Launch(asker.user()))
                        : new RolloutAnswer.Done(reconciler.rollout(draft, id));
            }
        };
    }

    /// As it is within this group of writes.
    public Optional<Rollout> find(Draft draft, RolloutId id) {
        return reconciler.pages(draft).find(id);
    }

    /// Puts another wish in the place of a rollout that was not started; whatever was asked for or approved is void.
    ///
    /// @param revision the one they saw
    public RolloutAnswer edit(Draft draft, RolloutId id, long revision, RolloutWish wish, Asker asker) {
        Optional<Rollout> known = reconciler
                .pages(draft)
                .find(id)
                .filter(asker::sees)
                .filter(rollout -> !rollout.origin().single());
        if (known.isEmpty()) {
            return new RolloutAnswer.NoSuchRollout();
        }
        if (revision != known.get().revision()) {
            return new RolloutAnswer.OtherRevision(known.get().revision());
        }
        return switch (planner.plan(draft.sql(), id, wish, Fleet.of(draft), asker::sees, draft.now())) {
            case Planner.Planned.Not(RolloutAnswer why) -> why;
            case Planner.Planned.Plan(RolloutPlan plan, boolean ignored) ->
                took(draft, id, new PersonAct.Edit(asker.user(), plan));
        };
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
        if (launches(rollout, act) && rollout.origin().single()) {
            return new RolloutAnswer.WishAnew();
        }
        Optional<RolloutAnswer> forbidden = forbidden(draft, rollout, act, asker);
        if (forbidden.isPresent()) {
            return forbidden.get();
        }
        return conflict(draft, rollout, act)
                .or(() -> tooMany(draft, rollout, act, asker))
                .orElseGet(() -> took(draft, id, act));
    }

    /// What depends on the rollout and not on the act alone: trying again asks cars as starting does, and who may
    /// start in the first ring only brings back only what they started.
    private static Optional<RolloutAnswer> forbidden(Draft draft, Rollout rollout, PersonAct act, Asker asker) {
        if (asker.production()) {
            return Optional.empty();
        }
        boolean asks = act instanceof PersonAct.Launch || act instanceof PersonAct.Retry;
        if (asks && isProduction(draft, rollout)) {
            return Optional.of(new RolloutAnswer.Production());
        }
        boolean own = asker.user().equals(rollout.origin().requestedBy())
                || asker.user().equals(rollout.state().head().lead());
        boolean started = rollout.state().head().startedAt() != null;
        return act instanceof PersonAct.RollBack && started && !own
                ? Optional.of(new RolloutAnswer.SomebodyElses())
                : Optional.empty();
    }

    /// Whether an act asks for a start that nobody asks for at the moment.
    private static boolean launches(Rollout rollout, PersonAct act) {
        RolloutStatus status = rollout.state().status();
        return act instanceof PersonAct.Launch && (status == RolloutStatus.DRAFT || status == RolloutStatus.EXPIRED);
    }

    /// Cars are claimed by the launch, and anew by trying again what is over.
    private Optional<RolloutAnswer> conflict(Draft draft, Rollout rollout, PersonAct act) {
        if (launches(rollout, act)) {
            return claims(draft).conflict(rollout.state().plan());
        }
        return act instanceof PersonAct.Retry retry
                ? claims(draft).conflict(rollout.state(), retry.cars())
                : Optional.empty();
    }

    /// Whoever asks for the start, or agrees to it, is told when it could not begin.
    private Optional<RolloutAnswer> tooMany(Draft draft, Rollout rollout, PersonAct act, Asker asker) {
        if (launches(rollout, act)) {
            return naming.tooMany(draft, rollout, asker::sees);
        }
        return act instanceof PersonAct.Approve && rollout.state().status() == RolloutStatus.AWAITING_APPROVAL
                ? naming.tooMany(draft, rollout)
                : Optional.empty();
    }

    private Claims claims(Draft draft) {
        RolloutDraft pages = reconciler.pages(draft);
        return new Claims(pages::activeOf, pages::find);
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
    public Preview preview(RolloutWish wish, Fleet fleet, Asker asker, Instant now) {
        RolloutId id = new RolloutId("preview");
        Predicate<Car> visible = asker::sees;
        return switch (database.read(sql -> planner.plan(sql, id, wish, fleet, visible, now))) {
            case Planner.Planned.Not(RolloutAnswer why) -> new Preview.Not(why);
            case Planner.Planned.Plan(RolloutPlan plan, boolean production) ->
                new Preview.Shown(
                        new DryRun(plan, policies.inForce(), DryRun.TYPICAL)
                                .preview(
                                        facts(plan, fleet.cars()),
                                        new Claims(book::ids, book::find).planned(plan),
                                        now),
                        plan.terms().approval());
        };
    }

    /// How far a rollout is from the cars that its queries mean now.
    public RolloutDrift drift(Rollout rollout, Fleet fleet, Asker asker, Instant now) {
        Drift drift = new Drift(rollout.state(), fleet, planner.context(now));
        return new RolloutDrift(rollout.id().value(), now, drift.phases(asker::sees));
    }

    private Map<CarId, CarFacts> facts(RolloutPlan plan, Collection<Car> fleet) {
        Map<CarId, Car> cars = new HashMap<>();
        fleet.forEach(car -> cars.put(car.id(), car));
        Map<CarId, CarFacts> facts = new HashMap<>();
        for (Phase phase : plan.phases()) {
            for (Target target : phase.targets()) {
                Car car = cars.get(target.car());
                if (car != null && Facts.isKnown(car, startedAt)) {
                    facts.put(
                            car.id(),
                            Facts.of(
                                    car,
                                    book.software(car.id()),
                                    builds.obtainable(book.history(car.id())),
                                    book.drivesItself(car.id()),
                                    book.intent(car.id()),
                                    plan.id()));
                }
            }
        }
        return facts;
    }
}
