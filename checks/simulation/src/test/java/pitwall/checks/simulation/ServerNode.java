package pitwall.checks.simulation;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.CarInfo;
import pitwall.fleet.CarStatus;
import pitwall.fleet.Vitals;
import pitwall.fleet.release.Software;
import pitwall.fleet.rollout.Phase;
import pitwall.fleet.rollout.RolloutEngine;
import pitwall.fleet.rollout.RolloutId;
import pitwall.fleet.rollout.RolloutPlan;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.fleet.rollout.Target;
import pitwall.fleet.rollout.Truth;
import pitwall.fleet.safety.SafetyPolicy;
import pitwall.server.live.AuditNews;
import pitwall.server.live.Changes;
import pitwall.server.live.LivePicture;
import pitwall.server.live.LocalEventLog;
import pitwall.server.rollout.BoardSide;
import pitwall.server.rollout.Rollout;

/// The server: engine, status rules, log, picture and stream are the production classes; its database is
/// [ServerDisk], written by the same rule as the real one: state, intents, decisions, audit and kept answers of a group
/// of writes in one transaction, and only then is anybody told.
///
/// Dies before a commit, after it, or after half of what follows it.
final class ServerNode {
    private final World world;
    private final RolloutOracles oracles;
    private final AuditOracle auditOracle;
    private final Set<Stock> obtainable = new HashSet<>(Stock.values());
    private final RolloutEngine engine;
    private final ServerRules rules;
    private final ServerDisk disk;
    private final AuditTrail audit;
    private final AuditRules auditRules;
    private final CarDesk cars;
    private final ConsoleDesk consoles;
    private final Reconciling reconciling;
    private final PeopleDesk people;
    private @Nullable Memory memory;
    private LocalEventLog log;
    private LivePicture picture;
    private BoardSide board;
    private Instant startedAt = World.START;
    private List<Car> carsAtStart = List.of();
    private long wake = Long.MAX_VALUE;
    private @Nullable ScopeOracle scopes;

    /// @param plans drafts that somebody wrote down before the start, the one that everything is about first
    ServerNode(World world, Parts parts, List<RolloutPlan> plans, Groups groups, SafetyPolicy policy, Truth truth) {
        this.world = world;
        oracles = new RolloutOracles(world, truth, groups);
        engine = parts.engine();
        rules = parts.rules();
        auditRules = parts.audit();
        audit = new AuditTrail(auditRules);
        auditOracle = new AuditOracle(audit, parts);
        disk = new ServerDisk(policy);
        plans.forEach(plan -> draft(plan, groups));
        groups.spares().forEach(spare -> know(spare, groups));
        if (world.random(10) == 0) {
            obtainable.remove(Stock.OLD);
        }
        if (world.random(2) == 0) {
            obtainable.remove(Stock.OLDER);
        }
        cars = new CarDesk(world, parts, this);
        consoles = new ConsoleDesk(world, parts, this);
        reconciling = new Reconciling(world, this, engine);
        people = new PeopleDesk(world, this, reconciling, new SingleUpdateDesk(world, this, reconciling, engine));
        log = log();
        picture = new LivePicture(disk.cars.values());
        board = new BoardSide(List.of(), world.instant());
        begin(disk.restored(engine));
        world.in(5_000, this::sweep);
    }

    private void draft(RolloutPlan plan, Groups groups) {
        Rollout.Origin origin = new Rollout.Origin(disk.rollouts.size() + 7L, false, "ada", world.instant());
        disk.rollouts.put(
                plan.id(),
                new ServerDisk.Row(new Rollout(engine.draft(plan, disk.policy, world.instant()), origin, 1)));
        for (Phase phase : plan.phases()) {
            for (Target target : phase.targets()) {
                know(target, groups);
            }
        }
    }

    private void know(Target target, Groups groups) {
        CarId id = target.car();
        disk.cars.putIfAbsent(id, car(id, target.region(), target.model(), groups.labels(id)));
        disk.history.putIfAbsent(id, target.history());
    }

    static Car car(CarId id, String region, String model, Map<String, String> labels) {
        CarInfo info = new CarInfo(id, id.value(), region, model, 1, "agent-" + id, null, labels, World.START, 1);
        return new Car(info, CarStatus.neverSeen(null, World.START), Vitals.NONE);
    }

    private LocalEventLog log() {
        return new LocalEventLog(rules.epoch(disk.lives), 48, 200_000);
    }

    private void begin(Map<RolloutId, Rollout> rollouts) {
        Memory fresh = new Memory(rollouts, disk);
        memory = fresh;
        carsAtStart = List.copyOf(fresh.cars.values());
        if (scopes != null) {
            scopes.began(fresh);
        }
        board = new BoardSide(rollouts.values(), world.instant());
        picture.begin(fresh.updates.values(), board.pictures(), null);
        log.follow(picture);
        log.follow(batch -> consoles.news());
        consoles.serve(log, picture);
    }

    boolean isUp() {
        return memory != null;
    }

    Optional<Memory> memory() {
        return Optional.ofNullable(memory);
    }

    ServerDisk disk() {
        return disk;
    }

    ServerRules rules() {
        return rules;
    }

    Instant startedAt() {
        return startedAt;
    }

    /// Somebody who sees a part of the fleet is going to read the stream.
    void watch(ScopeOracle oracle) {
        scopes = oracle;
        oracle.began(Objects.requireNonNull(memory));
    }

    /// Looks at what is sent to whoever sees a part of the fleet; absent where the reader sees all of it.
    @Nullable
    ScopeOracle scopes() {
        return scopes;
    }

    /// The fleet as it was when this life of the server began.
    List<Car> carsAtStart() {
        return carsAtStart;
    }

    CarDesk cars() {
        return cars;
    }

    ConsoleDesk consoles() {
        return consoles;
    }

    PeopleDesk people() {
        return people;
    }

    Reconciling reconciling() {
        return reconciling;
    }

    AuditTrail audit() {
        return audit;
    }

    LocalEventLog eventLog() {
        return log;
    }

    LivePicture picture() {
        return picture;
    }

    /// Whether this server can give exactly this build to a car.
    boolean isObtainable(Software build) {
        return obtainable.stream().anyMatch(stock -> stock.software().isSameBuild(build));
    }

    /// All rollouts, the one that everything is about first.
    List<RolloutId> rollouts() {
        return List.copyOf(disk.rollouts.keySet());
    }

    /// As of the last commit, or as it will be after a start.
    Rollout rollout(RolloutId id) {
        Memory running = memory;
        return running == null ? disk.row(id).restored(engine, disk.policy) : running.rollout(id);
    }

    /// Whether everything that was started has ended, and the first was started.
    boolean isOver() {
        Memory running = memory;
        if (running == null) {
            return false;
        }
        RolloutStatus first = running.rollout(rollouts().getFirst()).state().status();
        return first != RolloutStatus.DRAFT
                && first != RolloutStatus.EXPIRED
                && running.active().stream()
                        .allMatch(id -> running.rollout(id).state().status() == RolloutStatus.DRAFT);
    }

    /// Runs a group of writes: all of it happens, or nothing.
    void write(Consumer<Work> writing) {
        Memory committed = memory;
        if (committed == null) {
            return;
        }
        Work work = new Work(committed, audit.begin());
        writing.accept(work);
        if (world.happens(Fault.SERVER_CRASHES, 300)) {
            crash();
            return;
        }
        commit(work);
        if (world.happens(Fault.SERVER_CRASHES, 300)) {
            crash();
            return;
        }
        memory = work.memory;
        work.audit.commit();
        if (!auditRules.isTogether()) {
            work.audit.save();
        }
        Changes changes = scopes == null
                ? new Changes(work.changes(), board.changes(work.touched(), world.instant()), AuditNews.NONE)
                : rules.told(Telling.of(work, board, world.instant()));
        if (!changes.isEmpty()) {
            log.append(world.instant(), changes);
        }
        for (Runnable action : work.afterwards()) {
            if (world.happens(Fault.SERVER_CRASHES, 500)) {
                crash();
                return;
            }
            action.run();
        }
        schedule();
    }

    private void commit(Work work) {
        for (CarId car : work.durableCars()) {
            Car after = work.memory.cars.get(car);
            if (after != null) {
                disk.cars.put(car, after);
            }
        }
        work.saves().forEach(Runnable::run);
        if (auditRules.isTogether()) {
            work.audit.save();
        }
        oracles.check(work);
        if (scopes != null) {
            scopes.committed(work);
        }
        if (!work.attempts().isEmpty()) {
            auditOracle.look(work);
        }
    }

    private void crash() {
        memory = null;
        wake = Long.MAX_VALUE;
        cars.breakOff();
        consoles.breakOff();
        world.in(1_000 + world.random(60_000), this::restart);
    }

    void restart() {
        if (memory != null) {
            return;
        }
        disk.lives++;
        startedAt = world.instant();
        audit.restart();
        auditOracle.restarted();
        Map<RolloutId, Rollout> rollouts = disk.restored(engine);
        rollouts.values().forEach(oracles::restarted);
        log = log();
        picture = new LivePicture(disk.cars.values());
        begin(rollouts);
        write(reconciling::begin);
    }

    private void sweep() {
        world.in(5_000, this::sweep);
        if (memory != null && cars.isAnybodySilent()) {
            write(cars::sweep);
        }
        cars.tick();
    }

    private void schedule() {
        Memory running = memory;
        if (running == null) {
            return;
        }
        Instant next = running.active().stream()
                .flatMap(id -> running.rollout(id).state().nextWake().stream())
                .min(Comparator.naturalOrder())
                .orElse(null);
        if (next == null) {
            return;
        }
        long at = Math.max(world.elapsed() + 1_000, next.toEpochMilli() - World.START.toEpochMilli());
        if (wake > world.elapsed() && wake <= at) {
            return;
        }
        wake = at;
        world.in(at - world.elapsed(), () -> {
            if (wake == at) {
                wake = Long.MAX_VALUE;
                write(reconciling::tick);
            }
        });
    }

    /// A console comes and compares the trail with what it saw last.
    void witness() {
        if (memory != null) {
            auditOracle.witness();
        }
    }

    /// What is to be true at the end.
    void checkEnd() {
        rollouts().forEach(id -> oracles.checkEnd(rollout(id)));
        auditOracle.checkEnd();
    }

    List<CarId> extraCars() {
        return disk.cars.keySet().stream()
                .filter(id -> id.value().startsWith("extra"))
                .toList();
    }
}
