package pitwall.server.rollout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.Connectivity;
import pitwall.fleet.rollout.CarProgress;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.CommandId;
import pitwall.fleet.rollout.Decision;
import pitwall.fleet.rollout.DesiredState;
import pitwall.fleet.rollout.Direction;
import pitwall.fleet.rollout.Outcome;
import pitwall.fleet.rollout.PersonAct;
import pitwall.fleet.rollout.Phase;
import pitwall.fleet.rollout.RolloutEngine;
import pitwall.fleet.rollout.RolloutEvent;
import pitwall.fleet.rollout.RolloutId;
import pitwall.fleet.rollout.RolloutIntent;
import pitwall.fleet.rollout.RolloutPlan;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.fleet.rollout.Step;
import pitwall.fleet.rollout.Target;
import pitwall.fleet.safety.CarFacts;
import pitwall.protocol.CarServerFrame;
import pitwall.server.registry.CarRegistry;
import pitwall.server.registry.Draft;
import pitwall.server.registry.StatusRules;
import pitwall.server.storage.IntentRows;
import pitwall.server.storage.RolloutRows;
import pitwall.server.storage.RolloutRows.DecisionRow;

/// Leads every rollout by the engine: what happened goes in, and the new state, its intents and its decisions go to
/// disk in the transaction of what happened. Only then are cars told; who is not there is told when it comes. So a
/// server that dies between any two instructions goes on exactly where it was.
///
/// Everything here runs within a write, on the writer thread.
final class Reconciler {
    private final RolloutEngine engine;
    private final RolloutBook book;
    private final CarRegistry registry;
    private final Orders orders;
    private final BiConsumer<CarId, CarServerFrame> line;
    private final Instant startedAt;

    /// @param line tells a car something if it is there
    /// @param startedAt what was heard of cars before this server started counts for nothing
    Reconciler(
            RolloutEngine engine,
            RolloutBook book,
            CarRegistry registry,
            Orders orders,
            BiConsumer<CarId, CarServerFrame> line,
            Instant startedAt) {
        this.engine = engine;
        this.book = book;
        this.registry = registry;
        this.orders = orders;
        this.line = line;
        this.startedAt = startedAt;
    }

    /// Writes a new rollout down. Nothing is asked of any car before it is launched.
    Rollout add(Draft draft, Rollout rollout) {
        pages(draft).put(rollout);
        new RolloutRows(draft.sql()).add(row(rollout));
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
        }
    }

    /// What a car says a second time still says that it is so now.
    private static boolean needsEveryWord(CarProgress car) {
        return car.stage().isInFlight() || car.direction() == Direction.BACK;
    }

    /// A car speaks about an intent.
    void told(Draft draft, CarId car, RolloutEvent.CarReport report) {
        pages(draft)
                .intent(car)
                .filter(given -> given.desired().offer().command().equals(report.command()))
                .ifPresent(given -> step(draft, given.desired().rollout(), report));
    }

    /// Time has passed.
    void tick(Draft draft) {
        for (RolloutId id : pages(draft).active()) {
            Rollout rollout = rollout(draft, id);
            missing(draft, rollout);
            if (orders.isRevoked(rollout.state().plan().release())) {
                step(draft, id, new RolloutEvent.ReleaseRevoked("The release was revoked."));
            }
            boolean due = rollout(draft, id)
                    .state()
                    .nextWake()
                    .filter(wake -> !wake.isAfter(draft.now()))
                    .isPresent();
            if (due) {
                step(draft, id, new RolloutEvent.Tick());
            }
        }
    }

    /// Cars that fell silent, or were removed.
    private void missing(Draft draft, Rollout rollout) {
        for (Phase phase : rollout.state().plan().phases()) {
            for (Target target : phase.targets()) {
                CarFacts known = rollout.state().facts(target.car()).orElse(null);
                Car car = draft.car(target.car()).orElse(null);
                boolean silent = car == null || car.status().connectivity() != Connectivity.ONLINE;
                if (known != null && known.connectivity() == Connectivity.ONLINE && silent) {
                    step(draft, rollout.id(), new RolloutEvent.CarSeen(offline(known)));
                }
            }
        }
    }

    private static CarFacts offline(CarFacts known) {
        return new CarFacts(
                known.car(),
                known.region(),
                known.model(),
                Connectivity.OFFLINE,
                known.motion(),
                known.safety(),
                known.batteryPercent(),
                known.autonomous(),
                known.updating(),
                known.running(),
                known.heldBy(),
                known.heard(),
                known.since());
    }

    /// What is known of a car, for one rollout.
    CarFacts facts(Draft draft, Car car, RolloutId asking) {
        RolloutDraft pages = pages(draft);
        return Facts.of(car, pages.software(car.id()), pages.intent(car.id()), asking);
    }

    private Outcome step(Draft draft, RolloutId id, RolloutEvent event) {
        Rollout before = rollout(draft, id);
        Step step = engine.step(before.state(), event, draft.now());
        boolean replaced = step.state().plan() != before.state().plan();
        long revision =
                before.revision() + (replaced || step.decisions().stream().anyMatch(Reconciler::isForPeople) ? 1 : 0);
        Rollout after = before.with(step.state(), revision);
        pages(draft).put(after);
        if (step.state().head().revision() != before.state().head().revision() || replaced) {
            save(draft, after, step, replaced);
        }
        step.intents().forEach(intent -> obey(draft, after.state().plan(), intent));
        step.changed().forEach(car -> follow(draft, before, after, car));
        if (isStuck(after)) {
            step(draft, id, new RolloutEvent.Act(new PersonAct.Abort("pitwall", "The car did not begin in time.")));
        }
        return step.outcome();
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
            case Decision.PhaseTimedOut ignored -> false;
            case Decision.GateRead ignored -> false;
            case Decision.GateOverruled ignored -> false;
            case Decision.CarChanged ignored -> false;
            case Decision.ReportIgnored ignored -> false;
            case Decision.PolicyTaken ignored -> false;
        };
    }

    private static void save(Draft draft, Rollout rollout, Step step, boolean replaced) {
        RolloutRows rows = new RolloutRows(draft.sql());
        rows.save(row(rollout));
        if (replaced) {
            rows.forgetCars(rollout.id());
        }
        Map<CarId, String> cars = new LinkedHashMap<>();
        step.changed().forEach(car -> cars.put(car.car(), RolloutJson.write(car)));
        rows.saveCars(rollout.id(), cars);
        List<DecisionRow> decisions = new ArrayList<>();
        step.decisions()
                .forEach(decision ->
                        decisions.add(new DecisionRow(decision.number(), decision.at(), RolloutJson.write(decision))));
        rows.addDecisions(rollout.id(), decisions);
    }

    private static RolloutRows.Row row(Rollout rollout) {
        Rollout.Origin origin = rollout.origin();
        return new RolloutRows.Row(
                rollout.id(),
                origin.number(),
                origin.single(),
                rollout.revision(),
                rollout.state().status(),
                origin.requestedBy(),
                origin.requestedAt(),
                RolloutJson.write(rollout.state().plan()),
                RolloutJson.write(rollout.state().head()));
    }

    private void obey(Draft draft, RolloutPlan plan, RolloutIntent intent) {
        switch (intent) {
            case RolloutIntent.Offer offer -> give(draft, plan, offer);
            case RolloutIntent.Withdraw withdraw -> {
                // The car's own row says so too; it is told together with that.
            }
        }
        draft.afterCommit(() -> tell(intent.car()));
    }

    private void give(Draft draft, RolloutPlan plan, RolloutIntent.Offer offer) {
        RolloutDraft pages = pages(draft);
        long known = pages.intent(offer.car())
                .map(given -> given.desired().generation())
                .orElse(0L);
        long seen = pages.software(offer.car())
                .map(software -> software.generation())
                .orElse(0L);
        DesiredState desired = new DesiredState(offer.car(), Math.max(known, seen) + 1, plan.id(), offer);
        pages.put(new GivenIntent(desired, CarStage.OFFERED, draft.now()));
        new IntentRows(draft.sql())
                .add(new IntentRows.Row(
                        offer.command(),
                        offer.car(),
                        desired.generation(),
                        plan.id(),
                        CarStage.OFFERED,
                        draft.now(),
                        RolloutJson.write(offer)));
        want(draft, offer.car(), offer.software().version());
        CarRecord.offered(draft, plan, offer, desired.generation());
    }

    private void want(Draft draft, CarId id, @Nullable String version) {
        draft.car(id).ifPresent(car -> registry.apply(draft, car, StatusRules.wanted(car, version, draft.now())));
    }

    /// Keeps the car's intent in step with the car, and tells other rollouts that wait for it.
    private void follow(Draft draft, Rollout before, Rollout after, CarProgress car) {
        CarStage old =
                before.state().progress(car.car()).map(CarProgress::stage).orElse(CarStage.WAITING);
        if (old == car.stage()) {
            return;
        }
        RolloutPlan plan = after.state().plan();
        Optional<GivenIntent> given = pages(draft)
                .intent(car.car())
                .filter(intent -> car.attempt() > 0 && isOf(intent, car.command(plan.id())));
        given.ifPresent(intent -> move(draft, intent, car.stage()));
        CarRecord.ended(
                draft,
                plan,
                car,
                given.map(intent -> intent.desired().offer().software().version())
                        .orElse(null));
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

    private static boolean isOf(GivenIntent intent, CommandId command) {
        return intent.desired().offer().command().equals(command);
    }

    private void move(Draft draft, GivenIntent intent, CarStage to) {
        CarStage stage = to == CarStage.WAITING ? CarStage.LAPSED : to;
        if (intent.stage() == stage || to == CarStage.WAITING && !intent.stage().isInFlight()) {
            return;
        }
        pages(draft).put(intent.at(stage));
        DesiredState desired = intent.desired();
        new IntentRows(draft.sql()).stage(desired.offer().command(), stage);
        if (stage == CarStage.LAPSED || stage == CarStage.LEFT_BEHIND) {
            want(draft, desired.car(), null);
        }
    }

    /// Tells a car what is wanted of it now; whoever is not there hears it when it comes.
    private void tell(CarId car) {
        book.intent(car).flatMap(orders::words).ifPresent(frame -> line.accept(car, frame));
    }

    Rollout rollout(Draft draft, RolloutId id) {
        return pages(draft).find(id).orElseThrow(() -> new IllegalArgumentException("no rollout " + id));
    }

    RolloutDraft pages(Draft draft) {
        return RolloutDraft.of(draft, book);
    }
}
