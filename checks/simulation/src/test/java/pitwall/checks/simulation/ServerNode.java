package pitwall.checks.simulation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.CarInfo;
import pitwall.fleet.CarStatus;
import pitwall.fleet.Vitals;
import pitwall.fleet.rollout.EngineOracle;
import pitwall.fleet.rollout.Phase;
import pitwall.fleet.rollout.RolloutEngine;
import pitwall.fleet.rollout.RolloutPlan;
import pitwall.fleet.rollout.RolloutState;
import pitwall.fleet.rollout.Target;
import pitwall.fleet.safety.SafetyPolicy;
import pitwall.server.live.LivePicture;
import pitwall.server.live.LocalEventLog;

/// The server: engine, status rules, log, picture and stream are the production classes; its database is
/// [ServerDisk], written by the same rule as the real one: state, intents, decisions, audit and kept answers of a group
/// of writes in one transaction, and only then is anybody told.
///
/// Dies before a commit, after it, or after half of what follows it.
final class ServerNode {
    private final World world;
    private final EngineOracle oracle;
    private final AuditOracle auditOracle;
    private final RolloutPlan plan;
    private final RolloutEngine engine;
    private final ServerRules rules;
    private final ServerDisk disk;
    private final AuditTrail audit;
    private final AuditRules auditRules;
    private final CarDesk cars;
    private final ConsoleDesk consoles;
    private final Reconciling reconciling;
    private final PeopleDesk people;
    private Work.@Nullable Memory memory;
    private LocalEventLog log;
    private LivePicture picture;
    private Instant startedAt = World.START;
    private long wake = Long.MAX_VALUE;

    ServerNode(World world, Parts parts, RolloutPlan plan, SafetyPolicy policy, EngineOracle oracle) {
        this.world = world;
        this.oracle = oracle;
        this.plan = plan;
        engine = parts.engine();
        rules = parts.rules();
        auditRules = parts.audit();
        audit = new AuditTrail(auditRules);
        auditOracle = new AuditOracle(audit, parts);
        RolloutState draft = engine.draft(plan, policy, world.instant());
        disk = new ServerDisk(draft.head(), policy);
        for (Phase phase : plan.phases()) {
            phase.targets().forEach(target -> disk.cars.put(target.car(), unseen(target)));
        }
        cars = new CarDesk(world, parts, this);
        consoles = new ConsoleDesk(world, parts, this);
        reconciling = new Reconciling(world, this, plan, engine);
        people = new PeopleDesk(world, this, reconciling);
        log = log();
        picture = new LivePicture(disk.cars.values());
        begin(draft);
        world.in(5_000, this::sweep);
    }

    private static Car unseen(Target target) {
        return car(target.car(), target.region(), target.model(), target.car().value(), 1);
    }

    static Car car(CarId id, String region, String model, String name, long revision) {
        CarInfo info = new CarInfo(id, name, region, model, 1, "agent-" + id, null, Map.of(), World.START, revision);
        return new Car(info, CarStatus.neverSeen(null, World.START), Vitals.NONE);
    }

    private LocalEventLog log() {
        return new LocalEventLog(rules.epoch(disk.lives), 48, 200_000);
    }

    private void begin(RolloutState state) {
        memory = new Work.Memory(state, disk);
        log.follow(picture);
        log.follow(batch -> consoles.news());
        consoles.serve(log, picture);
    }

    boolean isUp() {
        return memory != null;
    }

    Optional<Work.Memory> memory() {
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

    /// The state as of the last commit, or as it will be after a start.
    RolloutState state() {
        Work.Memory running = memory;
        return running == null ? restored() : running.state;
    }

    private RolloutState restored() {
        return engine.restore(plan, disk.policy, disk.head, disk.touched());
    }

    boolean isOver() {
        Work.Memory running = memory;
        return running != null && running.state.status().isOver();
    }

    /// Runs a group of writes: all of it happens, or nothing.
    void write(Consumer<Work> writing) {
        Work.Memory committed = memory;
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
        if (!work.changes().isEmpty()) {
            log.append(world.instant(), work.changes());
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
        for (Work.Stepped stepped : work.steps()) {
            stepped.step().decisions().forEach(world::note);
            oracle.check(stepped.before(), stepped.event(), stepped.step());
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
        RolloutState state = restored();
        oracle.restarted(state);
        log = log();
        picture = new LivePicture(disk.cars.values());
        begin(state);
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
        Work.Memory running = memory;
        if (running == null) {
            return;
        }
        Instant next = running.state.nextWake().orElse(null);
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
        oracle.checkEnd(state());
        auditOracle.checkEnd();
    }

    List<CarId> extraCars() {
        return disk.cars.keySet().stream()
                .filter(id -> id.value().startsWith("extra"))
                .toList();
    }
}
