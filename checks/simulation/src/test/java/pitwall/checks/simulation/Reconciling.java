package pitwall.checks.simulation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.Connectivity;
import pitwall.fleet.release.Release;
import pitwall.fleet.release.Software;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.rollout.CarProgress;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.Decision;
import pitwall.fleet.rollout.Direction;
import pitwall.fleet.rollout.Outcome;
import pitwall.fleet.rollout.RolloutEngine;
import pitwall.fleet.rollout.RolloutEvent;
import pitwall.fleet.rollout.RolloutIntent;
import pitwall.fleet.rollout.RolloutPlan;
import pitwall.fleet.rollout.RolloutState;
import pitwall.fleet.rollout.Step;
import pitwall.fleet.rollout.Target;
import pitwall.fleet.safety.CarFacts;
import pitwall.protocol.CarFrame;
import pitwall.protocol.CarServerFrame;
import pitwall.protocol.DesiredKind;
import pitwall.server.registry.StatusRules;

/// Leads the rollout as the server's reconciler does, on simulated rows: what happened goes into the engine, and the
/// new state, its intents and its decisions go to disk in the transaction of what happened.
final class Reconciling {
    private final World world;
    private final ServerNode server;
    private final RolloutPlan plan;
    private final RolloutEngine engine;
    private final IntentOracle intents = new IntentOracle();

    Reconciling(World world, ServerNode server, RolloutPlan plan, RolloutEngine engine) {
        this.world = world;
        this.server = server;
        this.plan = plan;
        this.engine = engine;
    }

    /// The first thing after a start.
    void begin(Work work) {
        if (!server.rules().startsKnowingNothing()) {
            List.copyOf(work.memory.cars.values()).forEach(car -> see(work, car));
        }
        tick(work);
    }

    /// Time has passed.
    void tick(Work work) {
        missing(work);
        boolean due = work.memory
                .state
                .nextWake()
                .filter(wake -> !wake.isAfter(world.instant()))
                .isPresent();
        if (due) {
            step(work, new RolloutEvent.Tick());
        }
    }

    private void missing(Work work) {
        for (Car car : List.copyOf(work.memory.cars.values())) {
            CarFacts known = work.memory.state.facts(car.id()).orElse(null);
            boolean silent = car.status().connectivity() != Connectivity.ONLINE;
            if (known != null && known.connectivity() == Connectivity.ONLINE && silent) {
                step(work, new RolloutEvent.CarSeen(facts(work, car)));
            }
        }
    }

    /// A car is as it is.
    void seen(Work work, Car car) {
        if (!work.memory.state.status().isOver()) {
            see(work, car);
        }
    }

    private void see(Work work, Car car) {
        CarFacts facts = facts(work, car);
        RolloutState state = work.memory.state;
        boolean same = state.facts(car.id()).filter(facts::saysTheSameAs).isPresent();
        boolean waitsForIt =
                state.progress(car.id()).filter(Reconciling::needsEveryWord).isPresent();
        if (state.progress(car.id()).isPresent() && (!same || waitsForIt)) {
            step(work, new RolloutEvent.CarSeen(facts));
        }
    }

    private static boolean needsEveryWord(CarProgress car) {
        return car.stage().isInFlight() || car.direction() == Direction.BACK;
    }

    /// A car speaks about an intent. The real reconciler leaves out what is not about the newest one; here the engine
    /// has to.
    void told(Work work, RolloutEvent.CarReport report) {
        if (work.memory.state.progress(report.car()).isPresent()) {
            step(work, report);
        }
    }

    /// A person did something, or something else that everybody knows.
    Outcome happened(Work work, RolloutEvent event) {
        if (event instanceof RolloutEvent.Act && work.memory.state.status().isOver()) {
            look(work);
        }
        return step(work, event);
    }

    private void look(Work work) {
        for (Car car : List.copyOf(work.memory.cars.values())) {
            Instant heard = car.vitals().heard();
            boolean known = car.status().connectivity() == Connectivity.OFFLINE
                    || heard != null && !heard.isBefore(server.startedAt());
            if (known) {
                see(work, car);
            }
        }
    }

    private CarFacts facts(Work work, Car car) {
        CarFrame.Software says = work.memory.software.get(car.id());
        return CarFacts.of(
                car,
                says == null ? null : build(says),
                says != null && says.confirmed(),
                history(car.id()),
                null,
                false,
                null);
    }

    private List<Software> history(CarId car) {
        return plan.phases().stream()
                .flatMap(phase -> phase.targets().stream())
                .filter(target -> target.car().equals(car))
                .findFirst()
                .map(Target::history)
                .orElse(List.of());
    }

    static Software build(CarFrame.Software says) {
        return new Software(says.version(), says.digest(), says.counter());
    }

    private Outcome step(Work work, RolloutEvent event) {
        RolloutState before = work.memory.state;
        Step step = engine.step(before, event, world.instant());
        work.stepped(new Work.Stepped(before, event, step));
        work.memory.state = step.state();
        if (step.decisions().stream().anyMatch(Reconciling::isForPeople)) {
            work.memory.revision++;
        }
        if (step.state().head().revision() != before.head().revision()) {
            save(work, step, work.memory.revision);
        }
        step.intents().forEach(intent -> obey(work, intent));
        step.changed().forEach(car -> follow(work, before, car));
        return step.outcome();
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

    private void save(Work work, Step step, long revision) {
        ServerDisk disk = server.disk();
        work.save(() -> {
            disk.head = step.state().head();
            disk.policy = step.state().policy();
            disk.revision = revision;
            if (server.rules().keepsCars()) {
                step.changed().forEach(car -> disk.progress.put(car.car(), car));
            }
        });
    }

    private void obey(Work work, RolloutIntent intent) {
        if (intent instanceof RolloutIntent.Offer offer) {
            give(work, offer);
        }
        work.afterCommit(() -> tell(intent.car()));
    }

    private void give(Work work, RolloutIntent.Offer offer) {
        ServerDisk.Given before = work.memory.intents.get(offer.car());
        CarFrame.Software says = work.memory.software.get(offer.car());
        long generation = server.rules()
                .generation(before == null ? 0 : before.generation(), says == null ? 0 : says.generation());
        put(work, new ServerDisk.Given(generation, offer, CarStage.OFFERED));
        want(work, offer.car(), offer.software().version());
    }

    private void put(Work work, ServerDisk.Given given) {
        CarId car = given.offer().car();
        work.memory.intents.put(car, given);
        if (server.rules().keepsIntents()) {
            work.save(() -> server.disk().intents.put(car, given));
        }
    }

    private void want(Work work, CarId id, @Nullable String version) {
        Car car = work.memory.cars.get(id);
        if (car != null) {
            work.change(car, StatusRules.wanted(car, version, world.instant()));
        }
    }

    private void follow(Work work, RolloutState before, CarProgress car) {
        CarStage old = before.progress(car.car()).map(CarProgress::stage).orElse(CarStage.WAITING);
        ServerDisk.Given given = work.memory.intents.get(car.car());
        if (old == car.stage()
                || given == null
                || car.attempt() == 0
                || !given.offer().command().equals(car.command(plan.id()))) {
            return;
        }
        CarStage to = car.stage();
        CarStage stage = to == CarStage.WAITING ? CarStage.LAPSED : to;
        if (given.stage() == stage || to == CarStage.WAITING && !given.stage().isInFlight()) {
            return;
        }
        put(work, given.at(stage));
        if (stage == CarStage.LAPSED || stage == CarStage.LEFT_BEHIND) {
            want(work, car.car(), null);
        }
    }

    /// Tells a car what is wanted of it now; whoever is not there hears it when it comes.
    private void tell(CarId car) {
        words(car).ifPresent(frame -> server.cars().tell(car, frame));
    }

    /// What the car is told.
    Optional<CarServerFrame> words(CarId car) {
        ServerDisk.Given given =
                server.memory().map(memory -> memory.intents.get(car)).orElse(null);
        if (given == null) {
            return Optional.empty();
        }
        RolloutIntent.Offer offer = given.offer();
        if (given.isOpen()) {
            CarServerFrame.Desired desired = desired(given);
            intents.said(car, desired);
            return Optional.of(desired);
        }
        return given.stage() == CarStage.LAPSED
                ? Optional.of(new CarServerFrame.Withdrawn(
                        given.generation(), offer.command().value()))
                : Optional.empty();
    }

    private static CarServerFrame.Desired desired(ServerDisk.Given given) {
        RolloutIntent.Offer offer = given.offer();
        Stock stock = Stock.find(offer.software().version()).orElseThrow();
        return new CarServerFrame.Desired(
                given.generation(),
                offer.command().value(),
                stock.version(),
                offer.kind() == UpdateKind.UPDATE ? DesiredKind.UPDATE : DesiredKind.ROLLBACK,
                offer.forced(),
                offer.notBefore(),
                offer.notAfter(),
                offer.timeout(),
                offer.rollbackTimeout(),
                new CarServerFrame.ArtifactRef(stock.path(), stock.digest(), stock.bytes().length, stock.counter()),
                "token",
                new CarServerFrame.ApplyConditions(true, offer.minimumBatteryPercent(), offer.windowEnd()));
    }

    Release release() {
        return plan.release();
    }
}
