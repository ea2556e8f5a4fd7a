package pitwall.fleet.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.Connectivity;
import pitwall.fleet.release.Software;
import pitwall.fleet.safety.CarFacts;
import pitwall.fleet.safety.SafetyPolicy;

/// A server around the real engine: keeps rows, tells cars, crashes at any moment, and has people who click.
final class SimServer {
    private final SimWorld world;
    private final SimPlans plans;
    private final RolloutPlan plan;
    private final RolloutEngine engine;
    private final Oracle oracle;
    // What survives a crash.
    private RolloutHead storedHead;
    private SafetyPolicy storedPolicy;
    private final Map<CarId, CarProgress> storedCars = new HashMap<>();
    private final List<RolloutIntent> outbox = new ArrayList<>();
    private final Map<CarId, Long> generations = new HashMap<>();
    private final Map<CarId, RolloutIntent> lastIntent = new HashMap<>();
    private final Map<CarId, CarFacts> registry = new LinkedHashMap<>();
    private final Map<CarId, Software> holds = new HashMap<>();
    // What does not.
    private @Nullable RolloutState state;
    private @Nullable Instant wake;

    SimServer(SimWorld world, SimPlans plans, RolloutPlan plan, RolloutRules rules, Oracle oracle) {
        this.world = world;
        this.plans = plans;
        this.plan = plan;
        this.oracle = oracle;
        engine = new RolloutEngine(rules);
        storedPolicy = plans.policy(1);
        RolloutState draft = engine.draft(plan, storedPolicy, world.now());
        storedHead = draft.head();
        state = draft;
    }

    RolloutState state() {
        RolloutState running = state;
        return running != null ? running : restored();
    }

    private RolloutState restored() {
        return engine.restore(plan, storedPolicy, storedHead, List.copyOf(storedCars.values()));
    }

    boolean isOver() {
        return state != null && state.status().isOver();
    }

    void launch() {
        act(new PersonAct.Launch("ada"));
        if (plan.terms().approval()) {
            world.in(Duration.ofSeconds(world.random(30)), () -> act(new PersonAct.Approve("ada", plan.hash())));
            world.in(
                    Duration.ofSeconds(10 + world.random(2_000)), () -> act(new PersonAct.Approve("ben", plan.hash())));
        }
        clickLater();
        policyLater();
    }

    private void clickLater() {
        world.in(Duration.ofSeconds(30 + world.random(600)), () -> {
            if (world.happens(SimFault.PEOPLE, 1)) {
                act(anyAct());
            }
            if (!world.isCalm()) {
                clickLater();
            }
        });
    }

    private PersonAct anyAct() {
        return switch (world.random(16)) {
            case 0, 1 -> new PersonAct.Halt("ada", "look");
            case 2, 3, 4, 5 -> new PersonAct.Resume("ada");
            case 6 -> new PersonAct.Advance("ada", "hurry");
            case 7 -> new PersonAct.Retry("ada", "again", Set.of());
            case 8 -> new PersonAct.Retry("ada", "again", Set.of(Plans.car(world.random(plan.size()))));
            case 9 -> new PersonAct.RollBack("ada", "bad", false);
            case 10 -> new PersonAct.RollBack("ada", "worse", true);
            case 11 -> new PersonAct.Abort("ada", "enough");
            case 12, 13 -> new PersonAct.Approve("ben", plan.hash());
            case 14 -> new PersonAct.Approve("ada", plan.hash());
            default -> new PersonAct.Launch("ada");
        };
    }

    private void policyLater() {
        world.in(Duration.ofSeconds(600 + world.random(5_000)), () -> {
            if (world.happens(SimFault.POLICY_CHANGES, 8)) {
                step(new RolloutEvent.ReleaseRevoked("a fault"));
            }
            if (world.happens(SimFault.POLICY_CHANGES, 1)) {
                step(new RolloutEvent.PolicyChanged(plans.policy(storedPolicy.revision() + 1)));
            }
            if (!world.isCalm()) {
                policyLater();
            }
        });
    }

    /// From here on somebody answers whenever the rollout waits for a person.
    void calm() {
        restart();
        watch();
    }

    private void watch() {
        if (state != null && !state.status().isOver()) {
            switch (state.status()) {
                case DRAFT, EXPIRED -> act(new PersonAct.Launch("ada"));
                case AWAITING_APPROVAL -> act(new PersonAct.Approve("ben", plan.hash()));
                case PAUSED -> {
                    act(new PersonAct.Resume("ada"));
                    act(new PersonAct.Advance("ada", "go on"));
                    act(new PersonAct.Approve("ben", plan.hash()));
                }
                case SOAKING -> {
                    if (state.head().soakUntil() == null) {
                        act(new PersonAct.Advance("ada", "go on"));
                        act(new PersonAct.Approve("ben", plan.hash()));
                    }
                }
                case SCHEDULED, RUNNING, ABORTING, ABORTED, ROLLING_BACK, ROLLED_BACK, COMPLETED -> {}
                case COMPLETED_WITH_FAILURES -> {}
            }
            world.in(Duration.ofMinutes(5), this::watch);
        }
    }

    private void act(PersonAct act) {
        step(new RolloutEvent.Act(act));
    }

    void hear(CarFacts facts) {
        if (state != null) {
            CarFacts heard = at(facts, Connectivity.ONLINE, world.now());
            registry.put(facts.car(), heard);
            step(new RolloutEvent.CarSeen(heard));
            Software wanted = holds.get(facts.car());
            if (state != null && wanted != null && facts.runs(wanted) && !facts.updating()) {
                letGo(facts.car());
            }
        }
    }

    void receive(RolloutEvent.CarReport report) {
        step(report);
    }

    /// The car was not heard for a while.
    void lose(SimCar car) {
        CarFacts last = registry.get(car.id());
        if (state != null && last != null) {
            CarFacts lost = at(last, Connectivity.OFFLINE, last.heard());
            registry.put(car.id(), lost);
            step(new RolloutEvent.CarSeen(lost));
        }
    }

    private CarFacts at(CarFacts facts, Connectivity connectivity, @Nullable Instant heard) {
        return facts.heard(connectivity, heard).heldBy(holds.containsKey(facts.car()) ? "U-9" : null);
    }

    /// Somebody else wants a car. Nobody may have it while it is on its way here.
    void takeOver(SimCar car, Software software) {
        CarFacts known = registry.get(car.id());
        RolloutState now = state;
        if (now == null || now.status().isOver() || known == null || holds.containsKey(car.id())) {
            return;
        }
        CarStage stage = now.progress(car.id()).orElseThrow().stage();
        if (stage.isInFlight() || stage == CarStage.ROLLED_BACK) {
            return;
        }
        holds.put(car.id(), software);
        step(new RolloutEvent.CarSeen(at(known, known.connectivity(), known.heard())));
        if (state == null || state.status().isOver()) {
            holds.remove(car.id());
            return;
        }
        world.in(Duration.ofSeconds(5 + world.random(90)), () -> {
            if (world.random(3) == 0 || !car.beginsForOthers(software)) {
                letGo(car.id());
            }
        });
    }

    private void letGo(CarId car) {
        CarFacts known = registry.get(car);
        if (state == null || known == null) {
            world.in(Duration.ofSeconds(10), () -> letGo(car));
        } else if (holds.remove(car) != null) {
            step(new RolloutEvent.CarSeen(at(known, known.connectivity(), known.heard())));
        }
    }

    /// One event: step, store, tell, each of which a crash can prevent.
    private void step(RolloutEvent event) {
        RolloutState before = state;
        if (before == null) {
            return;
        }
        Step step = engine.step(before, event, world.now());
        if (world.happens(SimFault.SERVER_CRASHES, 400)) {
            crash();
            return;
        }
        store(step);
        oracle.check(before, event, step);
        if (world.happens(SimFault.SERVER_CRASHES, 400)) {
            crash();
            return;
        }
        state = step.state();
        send();
        if (world.happens(SimFault.SERVER_CRASHES, 400)) {
            crash();
            return;
        }
        schedule(step.state());
    }

    private void store(Step step) {
        storedHead = step.state().head();
        storedPolicy = step.state().policy();
        step.changed().forEach(car -> storedCars.put(car.car(), car));
        for (RolloutIntent intent : step.intents()) {
            if (intent instanceof RolloutIntent.Offer) {
                generations.merge(intent.car(), 1L, Long::sum);
            }
            lastIntent.put(intent.car(), intent);
            outbox.add(intent);
        }
    }

    private void send() {
        outbox.forEach(this::tell);
        outbox.clear();
    }

    private void tell(RolloutIntent intent) {
        SimCar car = world.car(intent.car());
        long generation = generations.getOrDefault(intent.car(), 0L);
        if (car != null) {
            world.toCar(car, () -> {
                switch (intent) {
                    case RolloutIntent.Offer offer -> car.take(generation, offer);
                    case RolloutIntent.Withdraw withdraw -> car.drop(withdraw);
                }
            });
        }
    }

    void tellAgain(SimCar car) {
        RolloutIntent last = lastIntent.get(car.id());
        if (state != null && last != null && car.isOnline()) {
            tell(last);
        }
    }

    private void crash() {
        state = null;
        wake = null;
        world.in(Duration.ofSeconds(1 + world.random(120)), this::restart);
    }

    private void restart() {
        if (state != null) {
            return;
        }
        state = restored();
        oracle.restarted(state);
        send();
        step(new RolloutEvent.Tick());
        for (CarFacts facts : List.copyOf(registry.values())) {
            step(new RolloutEvent.CarSeen(at(facts, facts.connectivity(), facts.heard())));
        }
        world.cars()
                .forEach(car -> world.in(Duration.ofSeconds(1 + world.random(5)), () -> {
                    if (car.isOnline()) {
                        world.connected(car);
                    }
                }));
    }

    private void schedule(RolloutState current) {
        Instant next = current.nextWake().orElse(null);
        if (next == null || wake != null && wake.isAfter(world.now()) && !wake.isAfter(next)) {
            return;
        }
        wake = next;
        Duration wait = Duration.between(world.now(), next);
        world.in(wait.isNegative() ? Duration.ofSeconds(1) : wait, () -> {
            if (next.equals(wake)) {
                wake = null;
                step(new RolloutEvent.Tick());
            }
        });
    }
}
