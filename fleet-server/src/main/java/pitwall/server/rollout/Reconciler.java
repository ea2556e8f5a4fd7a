package pitwall.server.rollout;

import java.time.Instant;
import java.util.Optional;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.Connectivity;
import pitwall.fleet.rollout.Ahead;
import pitwall.fleet.rollout.CarProgress;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.Decision;
import pitwall.fleet.rollout.Direction;
import pitwall.fleet.rollout.Outcome;
import pitwall.fleet.rollout.PersonAct;
import pitwall.fleet.rollout.Phase;
import pitwall.fleet.rollout.RolloutEngine;
import pitwall.fleet.rollout.RolloutEvent;
import pitwall.fleet.rollout.RolloutId;
import pitwall.fleet.rollout.RolloutPlan;
import pitwall.fleet.rollout.RolloutState;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.fleet.rollout.Step;
import pitwall.fleet.rollout.Target;
import pitwall.fleet.safety.CarFacts;
import pitwall.fleet.safety.SafetyPolicy;
import pitwall.server.policy.SafetyPolicies;
import pitwall.server.registry.Draft;
import pitwall.server.registry.Happening;

/// Leads every rollout by the engine: what happened goes in, and the new state, its intents and its decisions go to
/// disk in the transaction of what happened. Only then are cars told; who is not there is told when it comes. So a
/// server that dies between any two instructions goes on exactly where it was.
///
/// Everything here runs within a write, on the writer thread.
final class Reconciler {
    /// Who acts where no person does.
    private static final String SELF = "pitwall";

    private final RolloutEngine engine;
    private final RolloutBook book;
    private final RolloutBoard board;
    private final Orders orders;
    private final Builds builds;
    private final CarNaming naming;
    private final Authority authority;
    private final IntentDesk intents;
    private final SafetyPolicies policies;
    private final RolloutWatch watch;
    private final Instant startedAt;

    /// @param board shows consoles what becomes of rollouts
    /// @param startedAt what was heard of cars before this server started counts for nothing
    Reconciler(
            RolloutEngine engine,
            RolloutBook book,
            RolloutBoard board,
            Orders orders,
            Builds builds,
            CarNaming naming,
            Authority authority,
            IntentDesk intents,
            SafetyPolicies policies,
            RolloutWatch watch,
            Instant startedAt) {
        this.engine = engine;
        this.book = book;
        this.board = board;
        this.orders = orders;
        this.builds = builds;
        this.naming = naming;
        this.authority = authority;
        this.intents = intents;
        this.policies = policies;
        this.watch = watch;
        this.startedAt = startedAt;
    }

    /// Writes a new rollout down. Nothing is asked of any car before it is launched.
    Rollout add(Draft draft, Rollout rollout) {
        pages(draft).put(rollout);
        RolloutLedger.add(draft.sql(), rollout);
        board.added(draft, rollout);
        return look(draft, rollout.id());
    }

    /// Tells a rollout what is known of its cars.
    private Rollout look(Draft draft, RolloutId id) {
        for (Phase phase : rollout(draft, id).state().plan().phases()) {
            for (Target target : phase.targets()) {
                draft.car(target.car())
                        .filter(car -> Facts.isKnown(car, startedAt))
                        .ifPresent(car -> see(draft, id, car));
            }
        }
        return rollout(draft, id);
    }

    /// A person does something; says what the engine makes of it.
    Outcome act(Draft draft, RolloutId id, PersonAct act) {
        if (rollout(draft, id).state().status().isOver()) {
            look(draft, id);
            step(draft, id, new RolloutEvent.PolicyChanged(policies.inForce(draft)));
        }
        return step(draft, id, new RolloutEvent.Act(act));
    }

    /// A car is as it is.
    void seen(Draft draft, Car car) {
        for (RolloutId id : pages(draft).activeOf(car.id())) {
            see(draft, id, car);
        }
    }

    private void see(Draft draft, RolloutId id, Car car) {
        Rollout rollout = rollout(draft, id);
        CarFacts facts = facts(draft, car, id);
        boolean same =
                rollout.state().facts(car.id()).filter(facts::saysTheSameAs).isPresent();
        boolean waitsForIt = rollout.state()
                .progress(car.id())
                .filter(Reconciler::needsEveryWord)
                .isPresent();
        if (!same || waitsForIt) {
            step(draft, id, new RolloutEvent.CarSeen(facts));
            tellWhoCannotBeginAnyMore(draft, rollout, car.id());
        }
    }

    /// A car that only waited for its turn, and cannot begin now, may download meanwhile. Whoever comes is told anyway.
    private void tellWhoCannotBeginAnyMore(Draft draft, Rollout before, CarId car) {
        boolean wasNext = before.state().plan().downloadAhead()
                && before.state().facts(car).isPresent()
                && Ahead.of(before.state(), car).isEmpty();
        if (wasNext) {
            RolloutState after = rollout(draft, before.id()).state();
            Ahead.of(after, car).ifPresent(one -> draft.afterCommit(() -> intents.ahead(one, after.plan())));
        }
    }

    /// What a car says a second time still says that it is so now.
    private static boolean needsEveryWord(CarProgress car) {
        return car.stage().isInFlight() || car.direction() == Direction.BACK;
    }

    /// Another safety policy holds. Rollouts that are over hear of it when somebody takes them up again.
    void obey(Draft draft, SafetyPolicy policy) {
        for (RolloutId id : pages(draft).active()) {
            step(draft, id, new RolloutEvent.PolicyChanged(policy));
        }
    }

    /// A car speaks about an intent.
    void told(Draft draft, CarId car, RolloutEvent.CarReport report) {
        pages(draft)
                .intent(car)
                .filter(given -> given.desired().offer().command().equals(report.command()))
                .ifPresent(given -> {
                    endIfRevoked(draft, given.desired().rollout());
                    step(draft, given.desired().rollout(), report);
                });
    }

    /// Time has passed. Looks at what is due and at nothing else, however many cars and rollouts there are.
    void tick(Draft draft) {
        for (CarId car : book.silent()) {
            draft.car(car).ifPresentOrElse(known -> seen(draft, known), () -> gone(draft, car));
            draft.afterCommit(() -> book.told(car));
        }
        for (RolloutId id : book.active()) {
            askAgain(draft, rollout(draft, id));
            endIfRevoked(draft, id);
        }
        book.forgetQuestions(draft.now());
        for (RolloutId id : book.due(draft.now())) {
            step(draft, id, new RolloutEvent.Tick());
        }
        book.active().forEach(id -> board.looked(draft, rollout(draft, id)));
    }

    /// A car that refuses a revoked release has not failed: the rollout is over before its word counts.
    private void endIfRevoked(Draft draft, RolloutId id) {
        if (orders.isRevoked(rollout(draft, id).state().plan().release())) {
            step(draft, id, new RolloutEvent.ReleaseRevoked("The release was revoked."));
        }
    }

    /// Stops what nobody answers for any more. What goes back or is paused goes on: it makes things safer.
    private void askAgain(Draft draft, Rollout rollout) {
        switch (rollout.state().status()) {
            case AWAITING_APPROVAL, SCHEDULED, RUNNING, SOAKING ->
                authority.lost(rollout).ifPresent(why -> step(draft, rollout.id(), stop(rollout, why)));
            case DRAFT, PAUSED, ABORTING, ABORTED, ROLLING_BACK, ROLLED_BACK -> {}
            case COMPLETED, COMPLETED_WITH_FAILURES, EXPIRED -> {}
        }
    }

    /// Before the start there is nothing to pause: it is a draft again.
    private static RolloutEvent stop(Rollout rollout, String why) {
        return rollout.state().head().startedAt() == null
                ? new RolloutEvent.ApprovalVoided(why)
                : new RolloutEvent.Act(new PersonAct.Halt(SELF, why));
    }

    /// Why the cars that a step releases must not be asked; empty if they may.
    private Optional<String> forbidden(Draft draft, Rollout before, Step step) {
        Rollout after = before.with(step.state(), before.revision());
        return step.decisions().stream()
                .filter(Decision.WaveReleased.class::isInstance)
                .map(Decision.WaveReleased.class::cast)
                .flatMap(released -> authority
                        .lost(
                                after,
                                step.state().wave(released.wave()).stream()
                                        .flatMap(car -> draft.car(car).stream())
                                        .toList())
                        .stream())
                .findFirst();
    }

    /// A car that was removed is out of reach for good.
    private void gone(Draft draft, CarId car) {
        for (RolloutId id : pages(draft).activeOf(car)) {
            rollout(draft, id)
                    .state()
                    .facts(car)
                    .filter(known -> known.connectivity() == Connectivity.ONLINE)
                    .ifPresent(known -> step(draft, id, new RolloutEvent.CarSeen(Facts.offline(known))));
        }
    }

    /// What is known of a car, for one rollout.
    CarFacts facts(Draft draft, Car car, RolloutId asking) {
        RolloutDraft pages = pages(draft);
        return Facts.of(
                car,
                pages.software(car.id()),
                builds.obtainable(pages.history(car.id())),
                pages.drivesItself(car.id()),
                pages.intent(car.id()),
                asking);
    }

    private Outcome step(Draft draft, RolloutId id, RolloutEvent event) {
        return watch.stepping(id, event, () -> taken(draft, id, event));
    }

    private Outcome taken(Draft draft, RolloutId id, RolloutEvent event) {
        Rollout before = rollout(draft, id);
        Step wanted = engine.step(before.state(), event, draft.now());
        Step step = forbidden(draft, before, wanted)
                .map(why -> engine.step(before.state(), stop(before, why), draft.now()))
                .orElse(wanted);
        boolean replaced = step.state().plan() != before.state().plan();
        long revision =
                before.revision() + (replaced || step.decisions().stream().anyMatch(Reconciler::isForPeople) ? 1 : 0);
        Rollout after = before.with(step.state(), revision);
        pages(draft).put(after);
        board.stepped(draft, before, after, step);
        if (step.state().head().revision() != before.state().head().revision() || replaced) {
            RolloutLedger.save(draft.sql(), after, step, replaced);
        }
        RolloutStatus old = before.state().status();
        if (after.state().status() != old) {
            draft.afterCommit(() -> watch.turned(after, old, draft.now()));
            draft.happened(new Happening.Turned(
                    id.value(), after.state().plan().name(), old, after.state().status()));
        }
        step.decisions().forEach(decision -> passed(draft, after, decision));
        step.intents().forEach(intent -> intents.obey(draft, after.state().plan(), intent));
        step.changed().forEach(car -> follow(draft, before, after, car));
        if (step.decisions().stream().anyMatch(Decision.WaveReleased.class::isInstance)) {
            draft.afterCommit(() -> intents.ahead(after.state()));
        }
        after.state().wantedCars().ifPresent(phase -> name(draft, after, phase));
        if (isStuck(after)) {
            step(draft, id, new RolloutEvent.Act(new PersonAct.Abort(SELF, "The car did not begin in time.")));
        }
        return step.outcome();
    }

    /// Tells a rollout which cars a phase begins with, in the transaction in which it is about to begin.
    private void name(Draft draft, Rollout rollout, int phase) {
        step(draft, rollout.id(), naming.named(draft, rollout, phase));
        look(draft, rollout.id());
    }

    /// A car that fails and is asked to go back in one and the same step has failed all the same.
    private void passed(Draft draft, Rollout after, Decision decision) {
        if (decision instanceof Decision.CarChanged changed
                && changed.to() == CarStage.FAILED
                && after.state()
                        .progress(changed.car())
                        .filter(car -> car.stage() != CarStage.FAILED)
                        .isPresent()) {
            intents.failed(draft, after.state().plan(), changed);
        }
    }

    /// The update of a single car has nobody to ask: what is undecided there is over.
    private static boolean isStuck(Rollout rollout) {
        var pause = rollout.state().head().pause();
        return rollout.origin().single()
                && rollout.state().status() == RolloutStatus.PAUSED
                && pause != null
                && pause.gate() != null;
    }

    private static boolean isForPeople(Decision decision) {
        return switch (decision) {
            case Decision.StatusChanged ignored -> true;
            case Decision.WaveReleased ignored -> true;
            case Decision.Acted acted -> acted.outcome() instanceof Outcome.Taken;
            case Decision.CarsNamed ignored -> true;
            case Decision.PhaseTimedOut ignored -> false;
            case Decision.GateRead ignored -> false;
            case Decision.GateOverruled ignored -> false;
            case Decision.CarChanged ignored -> false;
            case Decision.ReportIgnored ignored -> false;
            case Decision.PolicyTaken ignored -> false;
        };
    }

    /// Keeps the car's intent in step with the car, and tells other rollouts that wait for it.
    private void follow(Draft draft, Rollout before, Rollout after, CarProgress car) {
        CarStage old =
                before.state().progress(car.car()).map(CarProgress::stage).orElse(CarStage.WAITING);
        if (old == car.stage()) {
            return;
        }
        RolloutPlan plan = after.state().plan();
        intents.follow(draft, plan, car);
        if (old.isInFlight() != car.stage().isInFlight()) {
            draft.car(car.car()).ifPresent(known -> tellOthers(draft, after.id(), known));
        }
    }

    private void tellOthers(Draft draft, RolloutId except, Car car) {
        for (RolloutId id : pages(draft).activeOf(car.id())) {
            boolean knows = rollout(draft, id).state().facts(car.id()).isPresent();
            if (!id.equals(except) && knows) {
                see(draft, id, car);
            }
        }
    }

    Rollout rollout(Draft draft, RolloutId id) {
        return pages(draft).find(id).orElseThrow(() -> new IllegalArgumentException("no rollout " + id));
    }

    RolloutDraft pages(Draft draft) {
        return RolloutDraft.of(draft, book);
    }
}
