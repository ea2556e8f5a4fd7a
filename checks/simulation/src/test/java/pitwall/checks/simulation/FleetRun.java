package pitwall.checks.simulation;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pitwall.cache.CacheRoom;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;
import pitwall.fleet.release.Software;
import pitwall.fleet.rollout.CommandId;
import pitwall.fleet.rollout.PersonAct;
import pitwall.fleet.rollout.Phase;
import pitwall.fleet.rollout.RolloutEvent;
import pitwall.fleet.rollout.RolloutPlan;
import pitwall.fleet.rollout.RolloutState;
import pitwall.fleet.rollout.Target;
import pitwall.fleet.rollout.Truth;
import pitwall.fleet.rollout.Violation;
import pitwall.server.access.Principal;

/// One run: a server, its cars, two people and a console, from the first click until the rollout is over and everybody
/// knows it. For some minutes things go wrong; then all is well and everything must come to its end.
final class FleetRun implements Truth {
    private static final long PATIENCE = 6 * 3_600_000L;

    private final World world;
    private final DrawnPlans plans;
    private final Groups groups;
    private final RolloutPlan plan;
    private final @Nullable RolloutPlan rival;
    private final ServerNode server;
    private final CarStation station;
    private final Map<CarId, CarNode> cars = new LinkedHashMap<>();
    private final Person ada;
    private final Person ben;
    private final ConsoleNode console;
    private final @Nullable CacheRoom cache;
    private boolean frozen;

    FleetRun(Scenario scenario, Parts parts) {
        world = new World(scenario);
        plans = new DrawnPlans(world.dice(), new Extras(scenario));
        groups = new Groups(scenario, parts.follows());
        RolloutPlan drawn = plans.plan(scenario.cars());
        plan = groups.following(drawn);
        rival = scenario.has(Fault.RIVALS) ? groups.following(plans.rival(drawn)) : null;
        server = new ServerNode(
                world, parts, rival == null ? List.of(plan) : List.of(plan, rival), groups, plans.policy(1), this);
        station = new CarStation(world, parts, server, plan.release());
        for (Phase phase : plan.phases()) {
            for (Target target : phase.targets()) {
                cars.put(target.car(), new CarNode(target, world, parts, station, firstBuild()));
            }
        }
        groups.spares().forEach(spare -> cars.put(spare.car(), new CarNode(spare, world, parts, station, Stock.OLD)));
        ada = new Person(world, server, "ada");
        ben = new Person(world, server, "ben");
        cache = world.random(parts.runsWithCache()) == 0 ? new CacheRoom() : null;
        Scope scope = world.random(4) == 0 ? new Scope(Set.of("munich"), Set.of()) : Scope.ALL;
        console = new ConsoleNode(
                world,
                parts,
                server,
                new Principal("ada", Role.ADMIN, scope, "family", 1, World.START, World.START),
                cache);
    }

    private Stock firstBuild() {
        return switch (world.random(12)) {
            case 0 ->
                Objects.requireNonNull(Stock.find(plan.release().version()).orElse(null));
            case 1 -> Stock.OLDER;
            default -> Stock.OLD;
        };
    }

    /// Runs to the end. Fails with [Violation] as soon as an invariant does not hold; says what happened in one number.
    long run() {
        try {
            cars.values().forEach(car -> world.in(world.random(20_000), car::boot));
            cars.values().forEach(this::liveOn);
            world.in(world.random(30_000), this::launch);
            world.in(world.random(120_000), this::visit);
            world.in(world.scenario().minutes() * 60_000L, this::calmDown);
            if (groups.isMoving()) {
                world.in(groups.pause(), this::regroup);
            }
            world.run();
            return world.trace();
        } finally {
            if (cache != null) {
                cache.close();
            }
        }
    }

    /// What the run came to see.
    Set<String> seen() {
        return world.seen();
    }

    private void launch() {
        launch(ada, ben, plan);
        launchRival();
        ada.live();
        ben.live();
        outside();
    }

    private void launch(Person one, Person other, RolloutPlan what) {
        one.act(what.id(), new PersonAct.Launch(one.name()));
        if (what.terms().approval()) {
            int wait = world.random(8) == 0 ? 2_000_000 : 200_000;
            if (world.happens(Fault.EDITS, 1)) {
                world.in(4_000 + world.random(10_000), () -> one.rework(other, what.id()));
            }
            world.in(world.random(20_000), () -> one.approve(what.id()));
            world.in(10_000 + world.random(wait), () -> other.approve(what.id()));
        }
    }

    /// Somebody else tries until they have the cars, or all is well.
    private void launchRival() {
        RolloutPlan other = rival;
        if (other != null) {
            world.in(world.random(200_000), () -> {
                if (!world.isCalm() && server.rollout(other.id()).state().head().startedAt() == null) {
                    launch(ben, ada, other);
                    launchRival();
                }
            });
        }
    }

    private void outside() {
        world.in(60_000 + world.random(600_000), () -> {
            if (world.happens(Fault.POLICY_CHANGES, 8)) {
                server.write(work -> server.reconciling().revoke(work, plan.release()));
            } else if (world.happens(Fault.POLICY_CHANGES, 8)) {
                server.write(work -> server.reconciling()
                        .happened(work, new RolloutEvent.ApprovalVoided("one of them lost the role")));
            } else if (world.happens(Fault.POLICY_CHANGES, 1)) {
                server.write(work -> server.reconciling().obey(work, plans.policy(work.memory.policy.revision() + 1)));
            }
            if (!world.isCalm()) {
                outside();
            }
        });
    }

    private void liveOn(CarNode car) {
        world.in(15_000 + world.random(120_000), () -> {
            if (!world.isCalm()) {
                car.live();
                if (world.happens(Fault.LINKS_BREAK, 4)) {
                    station.breakLink(car);
                }
                liveOn(car);
            }
        });
    }

    /// Cars join and leave what phases mean.
    private void regroup() {
        if (!world.isCalm()) {
            server.write(groups::move);
            world.in(groups.pause(), this::regroup);
        }
    }

    /// Somebody opens the console for a while.
    private void visit() {
        if (frozen) {
            return;
        }
        if (console.isOpen()) {
            console.leave();
            world.in(60_000 + world.random(240_000), this::visit);
        } else {
            console.open();
            server.witness();
            if (world.happens(Fault.PARTITIONS, 3)) {
                world.in(world.random(60_000), () -> console.weather().turn(5 + world.random(60)));
            }
            world.in(15_000 + world.random(60_000), this::visit);
        }
    }

    private void calmDown() {
        world.calmDown();
        server.restart();
        cars.values().forEach(CarNode::calm);
        console.weather().clear();
        ada.watch(ben);
        long begun = world.elapsed();
        await(begun);
    }

    private void await(long begun) {
        if (server.isOver() && cars.values().stream().allMatch(car -> isHeardSince(car, begun))) {
            world.in(10_000, () -> freeze(begun));
            return;
        }
        Violation.require("I13", world.elapsed() - begun < PATIENCE, () -> "still " + states());
        world.in(5_000, () -> await(begun));
    }

    private List<RolloutState> states() {
        return server.rollouts().stream().map(id -> server.rollout(id).state()).toList();
    }

    private boolean isHeardSince(CarNode car, long begun) {
        Instant least = World.START.plusMillis(Math.max(begun, world.elapsed() - 40_000));
        return car.isLinked()
                && server.memory()
                        .map(memory -> memory.cars.get(car.id()))
                        .map(known -> known.vitals().heard())
                        .filter(heard -> heard.isAfter(least))
                        .isPresent();
    }

    /// Nobody says anything new any more; what was said still arrives.
    private void freeze(long calm) {
        if (!server.isOver()) {
            await(calm);
            return;
        }
        frozen = true;
        cars.values().forEach(CarNode::rest);
        console.open();
        settle(world.elapsed());
    }

    private void settle(long begun) {
        boolean quiet = world.elapsed() - begun > 12_000;
        if (!quiet || !console.isLive() || !console.differences().isEmpty()) {
            Violation.require(
                    "I8",
                    world.elapsed() - begun < 180_000,
                    () -> "the console never gets into step: " + console.differences());
            world.in(2_000, () -> settle(begun));
            return;
        }
        checkVersions();
        server.checkEnd();
        world.end();
    }

    /// I7: the version shown is the one the car last proved, and that is the one that runs.
    private void checkVersions() {
        for (CarNode car : cars.values()) {
            Car known = server.picture().cut().cars().stream()
                    .filter(one -> one.id().equals(car.id()))
                    .findFirst()
                    .orElseThrow();
            Violation.require(
                    "I7",
                    car.record().runs().version().equals(known.status().actualVersion()),
                    () -> known + " runs " + car.record().runs());
            String asked = car.record().movedFor();
            Violation.require(
                    "I2",
                    asked == null || server.reconciling().intents().oracle().knows(asked),
                    () -> car.id() + " went to another build for " + asked + ", which nobody said");
        }
    }

    // The truth

    @Override
    public Collection<CarId> cars() {
        return List.copyOf(cars.keySet());
    }

    @Override
    public boolean isApplying(CarId car) {
        return car(car).isApplying();
    }

    @Override
    public boolean couldBeginOther(CarId car, CommandId command) {
        return !car(car).isApplying()
                && car(car).mayBegin()
                        .filter(order -> !order.intent().equals(command.value()))
                        .isPresent();
    }

    @Override
    public Software build(CarId car) {
        return car(car).record().runs();
    }

    @Override
    public Optional<CommandId> worksOn(CarId car) {
        return car(car).worksOn().map(order -> new CommandId(order.intent()));
    }

    @Override
    public Set<CommandId> heard(CarId car) {
        return car(car).record().heard().stream().map(CommandId::new).collect(Collectors.toSet());
    }

    @Override
    public Optional<CommandId> lastSwitch(CarId car) {
        return Optional.ofNullable(car(car).record().movedFor()).map(CommandId::new);
    }

    private CarNode car(CarId id) {
        return Objects.requireNonNull(cars.get(id));
    }
}
