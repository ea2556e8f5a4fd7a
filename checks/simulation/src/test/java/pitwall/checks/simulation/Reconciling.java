package pitwall.checks.simulation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.Connectivity;
import pitwall.fleet.query.QueryContext;
import pitwall.fleet.release.Release;
import pitwall.fleet.release.Software;
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
import pitwall.protocol.CarFrame;
import pitwall.protocol.UpdateProgress;
import pitwall.server.rollout.ReconcilerSide;
import pitwall.server.rollout.Rollout;

/// Leads the rollouts as the server's reconciler does, on simulated rows: what happened goes into the engine, and the
/// new state, its intents and its decisions go to disk in the transaction of what happened.
final class Reconciling {
    /// Who acts where no person does.
    private static final String SELF = "pitwall";

    private final World world;
    private final ServerNode server;
    private final RolloutEngine engine;
    private final IntentRoom intents;

    Reconciling(World world, ServerNode server, RolloutEngine engine) {
        this.world = world;
        this.server = server;
        this.engine = engine;
        this.intents = new IntentRoom(world, server);
    }

    IntentRoom intents() {
        return intents;
    }

    /// The first thing after a start.
    void begin(Work work) {
        if (!server.rules().startsKnowingNothing()) {
            List.copyOf(work.memory.cars.values()).forEach(car -> seen(work, car));
        }
        tick(work);
    }

    /// Time has passed.
    void tick(Work work) {
        missing(work);
        for (RolloutId id : work.memory.active()) {
            boolean due = work.memory
                    .rollout(id)
                    .state()
                    .nextWake()
                    .filter(wake -> !wake.isAfter(world.instant()))
                    .isPresent();
            if (due) {
                step(work, id, new RolloutEvent.Tick());
            }
            work.touch(id);
        }
    }

    private void missing(Work work) {
        for (Car car : List.copyOf(work.memory.cars.values())) {
            for (RolloutId id : work.memory.activeOf(car.id())) {
                CarFacts known = work.memory.rollout(id).state().facts(car.id()).orElse(null);
                boolean silent = car.status().connectivity() != Connectivity.ONLINE;
                if (known != null && known.connectivity() == Connectivity.ONLINE && silent) {
                    step(work, id, new RolloutEvent.CarSeen(facts(work, car, id)));
                }
            }
        }
    }

    /// Writes a new rollout down.
    void add(Work work, Rollout rollout) {
        work.memory.rollouts.put(rollout.id(), rollout);
        work.touch(rollout.id());
        work.save(() -> server.disk().rollouts.put(rollout.id(), new ServerDisk.Row(rollout)));
        look(work, rollout.id());
    }

    /// A car is as it is.
    void seen(Work work, Car car) {
        work.memory.activeOf(car.id()).forEach(id -> see(work, id, car));
    }

    private void see(Work work, RolloutId id, Car car) {
        CarFacts facts = facts(work, car, id);
        RolloutState state = work.memory.rollout(id).state();
        boolean same = state.facts(car.id()).filter(facts::saysTheSameAs).isPresent();
        boolean waitsForIt =
                state.progress(car.id()).filter(Reconciling::needsEveryWord).isPresent();
        if (!same || waitsForIt) {
            step(work, id, new RolloutEvent.CarSeen(facts));
        }
    }

    private static boolean needsEveryWord(CarProgress car) {
        return car.stage().isInFlight() || car.direction() == Direction.BACK;
    }

    /// A car speaks about an intent. The real reconciler leaves out what is not about the newest one; here the engine
    /// has to.
    void told(Work work, RolloutEvent.CarReport report) {
        RolloutId id = work.memory.givenBy.get(report.command());
        if (id != null) {
            step(work, id, report);
        }
    }

    /// Something happened that every rollout hears of.
    void happened(Work work, RolloutEvent event) {
        work.memory.active().forEach(id -> step(work, id, event));
    }

    /// A release must not be put on any further car.
    void revoke(Work work, Release release) {
        for (RolloutId id : work.memory.active()) {
            if (work.memory.rollout(id).state().plan().release().version().equals(release.version())) {
                step(work, id, new RolloutEvent.ReleaseRevoked("a fault"));
            }
        }
    }

    /// Another safety policy holds.
    void obey(Work work, SafetyPolicy policy) {
        work.memory.policy = policy;
        work.save(() -> server.disk().policy = policy);
        happened(work, new RolloutEvent.PolicyChanged(policy));
    }

    /// A person did something.
    Outcome act(Work work, RolloutId id, PersonAct act) {
        if (work.memory.rollout(id).state().status().isOver()) {
            look(work, id);
            step(work, id, new RolloutEvent.PolicyChanged(work.memory.policy));
        }
        return step(work, id, new RolloutEvent.Act(act));
    }

    private void look(Work work, RolloutId id) {
        for (Phase phase : work.memory.rollout(id).state().plan().phases()) {
            for (Target target : phase.targets()) {
                Car car = work.memory.cars.get(target.car());
                if (car != null && ReconcilerSide.isKnown(car, server.startedAt())) {
                    see(work, id, car);
                }
            }
        }
    }

    /// What is known of a car, for one rollout.
    CarFacts facts(Work work, Car car, RolloutId asking) {
        CarFrame.Software says = work.memory.software.get(car.id());
        List<Software> history = work.memory.history.getOrDefault(car.id(), List.of()).stream()
                .filter(server::isObtainable)
                .toList();
        return ReconcilerSide.facts(
                car, says, history, server.rules().looksWhoHolds() ? work.memory.intents.get(car.id()) : null, asking);
    }

    private Outcome step(Work work, RolloutId id, RolloutEvent event) {
        Rollout before = work.memory.rollout(id);
        Step step = engine.step(before.state(), event, world.instant());
        work.stepped(new Work.Stepped(id, before.state(), event, step));
        boolean replaced = step.state().plan() != before.state().plan();
        boolean forPeople = replaced || step.decisions().stream().anyMatch(Reconciling::isForPeople);
        Rollout after = new Rollout(step.state(), before.origin(), before.revision() + (forPeople ? 1 : 0));
        work.memory.rollouts.put(id, after);
        work.touch(id);
        if (step.state().head().revision() != before.state().head().revision() || replaced) {
            save(work, after, step);
        }
        RolloutPlan plan = after.state().plan();
        step.changed().forEach(car -> show(work, ReconcilerSide.progress(plan, car)));
        step.intents().forEach(intent -> intents.obey(work, plan, intent));
        step.changed().forEach(car -> follow(work, before, after, car));
        // Nothing is planned for other plans, so that their seeds go on meaning what they meant.
        if ((after.state().plan().downloadAhead() || server.rules().pausesAfterEveryWave())
                && step.decisions().stream().anyMatch(Decision.WaveReleased.class::isInstance)) {
            work.afterCommit(() -> intents.ahead(after.state()));
        }
        after.state().wantedCars().ifPresent(phase -> {
            step(work, id, named(work, plan, phase));
            look(work, id);
        });
        if (isStuck(after)) {
            step(work, id, new RolloutEvent.Act(new PersonAct.Abort(SELF, "The car did not begin in time.")));
        }
        return step.outcome();
    }

    /// The cars that the query of a phase means now, but those that another rollout has.
    private RolloutEvent named(Work work, RolloutPlan plan, int number) {
        Phase phase = plan.phases().get(number);
        Naming naming = new Naming(
                phase.targets().stream().map(Target::car).toList(),
                List.copyOf(work.memory.cars.values()),
                server.carsAtStart(),
                car -> isKeptElsewhere(plan, number, car),
                car -> ReconcilerSide.isFree(work.memory::activeOf, work.memory::find, car, plan.id()),
                Objects.requireNonNull(phase.query()),
                work.memory.updates,
                new QueryContext(world.instant(), CarDesk.FRESHNESS));
        List<Car> named = server.rules().named(naming).stream()
                .map(work.memory.cars::get)
                .filter(Objects::nonNull)
                .toList();
        return new RolloutEvent.CarsNamed(
                number,
                phase.order().arrange(plan.id(), named).stream()
                        .map(car -> SingleUpdateDesk.target(work, server, car))
                        .toList(),
                naming.meant().stream().filter(car -> !naming.free().test(car)).toList());
    }

    private static boolean isKeptElsewhere(RolloutPlan plan, int number, CarId car) {
        return IntStream.range(0, plan.phases().size())
                .filter(other -> other < number
                        || other > number && !plan.phases().get(other).followsQuery())
                .boxed()
                .flatMap(other -> plan.phases().get(other).targets().stream())
                .anyMatch(target -> target.car().equals(car));
    }

    /// The update of a single car has nobody to ask.
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

    private void save(Work work, Rollout after, Step step) {
        work.save(() -> {
            ServerDisk.Row row = server.disk().row(after.id());
            if (server.rules().keepsPlan(step.decisions().stream().anyMatch(Decision.CarsNamed.class::isInstance))) {
                row.plan = after.state().plan();
            }
            row.head = server.rules().kept(after.state().head());
            row.revision = after.revision();
            if (server.rules().keepsCars()) {
                step.changed().forEach(car -> row.cars.put(car.car(), car));
            }
        });
    }

    /// A car that is being changed is shown so, whatever waits for it.
    private static void show(Work work, UpdateProgress next) {
        UpdateProgress known = work.memory.updates.get(next.car());
        boolean news = known == null
                || known.rollout().equals(next.rollout())
                || next.stage().isInFlight()
                || !known.stage().isInFlight();
        if (news) {
            work.update(next);
        }
    }

    /// Keeps the car's intent in step with the car, and tells other rollouts that wait for it.
    private void follow(Work work, Rollout before, Rollout after, CarProgress car) {
        CarStage old =
                before.state().progress(car.car()).map(CarProgress::stage).orElse(CarStage.WAITING);
        if (old == car.stage()) {
            return;
        }
        intents.follow(work, after.state().plan(), car);
        if (old.isInFlight() != car.stage().isInFlight()) {
            Optional.ofNullable(work.memory.cars.get(car.car()))
                    .ifPresent(known -> tellOthers(work, after.id(), known));
        }
    }

    private void tellOthers(Work work, RolloutId except, Car car) {
        for (RolloutId id : work.memory.activeOf(car.id())) {
            boolean knows = work.memory.rollout(id).state().facts(car.id()).isPresent();
            if (!id.equals(except) && knows) {
                see(work, id, car);
            }
        }
    }
}
