package pitwall.checks.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.agent.CarAgent;
import pitwall.agent.CarClock;
import pitwall.agent.LinkPhase;
import pitwall.agent.LinkSettings;
import pitwall.agent.Measured;
import pitwall.agent.update.CarFacts;
import pitwall.agent.update.FactoryGate;
import pitwall.agent.update.SlotImage;
import pitwall.agent.update.SlotStore;
import pitwall.agent.update.UpdateParts;
import pitwall.agent.update.UpdateSettings;
import pitwall.agent.update.Workload;
import pitwall.fleet.AgentStatus;
import pitwall.fleet.CarId;
import pitwall.fleet.Convergence;
import pitwall.fleet.Motion;
import pitwall.fleet.NetworkKind;
import pitwall.fleet.SafetyState;
import pitwall.fleet.release.Software;
import pitwall.fleet.rollout.Target;
import pitwall.fleet.rollout.Violation;
import pitwall.protocol.CarFrame;
import pitwall.protocol.CarServerFrame.Desired;

/// A car: what it really does, and its agent, which is the one of production with all its nodes. Lives as long as its
/// disk; every boot makes the agent anew.
final class CarNode {
    private static final UpdateSettings PATIENCE =
            new UpdateSettings(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(30), 1);

    final Target target;
    final Weather weather;
    private final World world;
    private final Parts parts;
    private final CarStation station;
    private final TornDisk disk = new TornDisk();
    private final Map<String, CarLoad.Fate> fates = new HashMap<>();
    private final Duration skew;
    private final CarRecord record;
    private final String hardware;
    private Motion motion = Motion.PARKED;
    private boolean emergencyStop;
    private int battery;
    private boolean sick;
    private long boot;
    private @Nullable CarAgent agent;
    private @Nullable CarLoad load;
    private boolean wasChanging;
    private boolean resting;

    CarNode(Target target, World world, Parts parts, CarStation station, Stock first) {
        this.target = target;
        this.world = world;
        this.parts = parts;
        this.station = station;
        this.weather = new Weather(world);
        this.record = new CarRecord(target.car(), first.software());
        this.battery = 60 + world.random(41);
        this.hardware = world.random(3) == 0 ? "" : "H" + world.random(2);
        this.skew = world.scenario().has(Fault.SKEWED_CLOCKS) && world.random(2) == 0
                ? Duration.ofSeconds(world.random(2_400) - 1_200L)
                : Duration.ZERO;
        if (world.scenario().has(Fault.SICK_RELEASE) && world.random(3) == 0) {
            fates.put(Stock.NEW.version(), CarLoad.Fate.SICK);
        } else if (world.scenario().has(Fault.HANGING_RELEASE) && world.random(3) == 0) {
            fates.put(Stock.NEW.version(), CarLoad.Fate.HANGS);
        }
        FactoryGate.leave(disk, target.history(), first.software(), Stock::bytesOf);
    }

    CarId id() {
        return target.car();
    }

    CarRecord record() {
        return record;
    }

    boolean isOn() {
        return agent != null;
    }

    /// Whether it is in the middle of changing itself, also without power.
    boolean isApplying() {
        return agent == null ? wasChanging : agent.update().changing();
    }

    /// What it works on, also without power and on the way back.
    Optional<Desired> worksOn() {
        return FactoryGate.worksOn(disk);
    }

    Optional<Desired> mayBegin() {
        return FactoryGate.mayBegin(disk, world.instant());
    }

    boolean isLinked() {
        return agent != null && agent.phase() == LinkPhase.ONLINE;
    }

    void boot() {
        boot++;
        long life = boot;
        disk.cutAfter(-1);
        try {
            SlotStore slots = SlotStore.boot(parts.disk(disk));
            load = new CarLoad(
                    world,
                    this::fate,
                    world.happens(Fault.SLOW_STOPS, 3) ? 15_000 + world.random(15_000) : 1_000,
                    this::switched,
                    this::begins);
            slots.running().ifPresent(image -> record.booted(software(image), worksOn()));
            slots.running().ifPresent(load::start);
            UpdateParts updates = new UpdateParts(
                    new CarFacts(target.model(), hardware),
                    parts.disk(disk),
                    slots,
                    station.shop(this),
                    (version, source, token, time) -> parts.verified(station.verify(version)),
                    load,
                    PATIENCE,
                    task -> world.in(200 + world.random(4_000), () -> enter(life, task)));
            LinkSettings settings =
                    new LinkSettings(URI.create("https://server"), id(), boot, station.identity(), profile(), null);
            CarAgent fresh = new CarAgent(
                    settings,
                    (uri, listener) -> station.open(this, listener),
                    task -> world.in(0, () -> enter(life, task)),
                    new CarClock(world, skew),
                    station.codec(),
                    world.dice(),
                    updates);
            agent = fresh;
            enter(life, fresh::start);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (PowerCut cut) {
            powerOff();
            return;
        }
        tick(life);
    }

    private CarFrame.Profile profile() {
        return new CarFrame.Profile(id().value(), target.region(), target.model(), 1, "agent-" + id(), null, Map.of());
    }

    private CarLoad.Fate fate(SlotImage image) {
        if (sick) {
            return CarLoad.Fate.SICK;
        }
        return fates.getOrDefault(image.version(), CarLoad.Fate.WELL);
    }

    private void switched(SlotImage image) {
        record.switched(software(image), worksOn(), motion, emergencyStop);
    }

    /// What runs is told to stop: for the first time in an attempt, or on the way back.
    private void begins() {
        Optional<Desired> begun = FactoryGate.begins(disk).flatMap(order -> record.asked(order.intent()));
        begun.ifPresent(order -> Violation.require(
                "I14", !record.dropped(order.intent()), () -> id() + " begins what it said it dropped: " + order));
        Violation.require(
                "I2",
                begun.isEmpty() || isInTime(begun.get()),
                () -> id() + " begins at " + world.instant() + " after its end: " + begun);
        Violation.require(
                "conditions",
                begun.isEmpty() || isPowered() || !begun.get().conditions().needsPower(),
                () -> id() + " begins at no charger: " + begun);
    }

    private boolean isInTime(Desired order) {
        Instant end = order.notAfter();
        return end == null || !world.instant().isAfter(end.plusSeconds(30));
    }

    private static Software software(SlotImage image) {
        return new Software(image.version(), image.digest(), image.counter());
    }

    /// Runs something inside the agent, which the power may not survive.
    private void enter(long life, Runnable task) {
        if (agent == null || life != boot) {
            return;
        }
        try {
            task.run();
        } catch (PowerCut cut) {
            powerOff();
        }
    }

    private void tick(long life) {
        if (life != boot || agent == null || resting) {
            return;
        }
        enter(life, () -> {
            measure();
            if (agent != null) {
                agent.second();
            }
        });
        world.in(pause(), () -> tick(life));
    }

    /// The nodes want a second hand; where nothing is under way they do not miss a few beats.
    private long pause() {
        CarAgent now = agent;
        if (now == null || now.update().changing()) {
            return 1_000;
        }
        boolean busy = now.phase() != LinkPhase.ONLINE || now.update().convergence() == Convergence.PENDING;
        return busy ? 2_000 : 7_000 + world.random(5_000);
    }

    private void measure() {
        CarAgent now = agent;
        if (now != null) {
            now.measured(parts.measured(new Measured(condition(), readings(), emergencyStop)));
        }
    }

    private CarFrame.Condition condition() {
        boolean failed = load != null && load.health() == Workload.Health.UNHEALTHY;
        return new CarFrame.Condition(
                motion,
                failed ? pitwall.fleet.Workload.FAILED : pitwall.fleet.Workload.RUNNING,
                AgentStatus.RUNNING,
                SafetyState.NORMAL,
                Convergence.CONVERGED,
                null,
                null,
                null);
    }

    private CarFrame.Readings readings() {
        boolean placed = target.region().equals("munich");
        return new CarFrame.Readings(
                placed ? 48.1 : null,
                placed ? 11.5 : null,
                0,
                motion == Motion.PARKED ? 0 : 50,
                battery,
                isPowered(),
                null,
                40,
                10,
                20,
                30,
                80,
                null,
                network());
    }

    /// Follows from its charge, which changes often enough: no dice of its own. A full car is plugged in.
    private boolean isPowered() {
        return battery % 7 != 3;
    }

    /// A full car is at home.
    private NetworkKind network() {
        return battery % 5 == 4 ? NetworkKind.CELLULAR : NetworkKind.WIFI;
    }

    /// A word of the server reached it.
    void told(Desired desired) {
        record.ordered(desired);
    }

    // What happens to it

    void live() {
        if (world.happens(Fault.DRIVING, 2)) {
            motion = motion == Motion.PARKED ? Motion.DRIVING : Motion.PARKED;
        }
        if (world.happens(Fault.EMERGENCY_STOPS, 6)) {
            emergencyStop = !emergencyStop;
        }
        if (world.happens(Fault.LOW_BATTERY, 3)) {
            battery = 5 + world.random(96);
        }
        if (world.happens(Fault.SICK_LATER, 12)) {
            sick = !sick;
        }
        if (!sick && world.happens(Fault.RESTARTS, 4)) {
            restartWorkload();
        }
        long life = boot;
        enter(life, this::measure);
        if (world.happens(Fault.PARTITIONS, 6)) {
            weather.turn(5 + world.random(400));
        }
        if (world.happens(Fault.POWER_CUTS, 8)) {
            disk.cutAfter(world.random(30));
        }
        if (world.happens(Fault.REBOOTS, 10)) {
            powerOff();
        }
    }

    /// It runs no more, and a moment later again.
    private void restartWorkload() {
        sick = true;
        world.in(3_000 + world.random(25_000), () -> {
            sick = false;
            enter(boot, this::measure);
        });
    }

    /// Without a word and at any moment; comes back after a while.
    private void powerOff() {
        CarAgent dying = agent;
        if (dying == null) {
            return;
        }
        wasChanging = dying.update().changing();
        agent = null;
        boot++;
        dying.die();
        disk.losePower(world.dice());
        record.lostPower();
        station.lost(this);
        world.in(world.isCalm() ? 2_000 : 3_000 + world.random(200_000), this::boot);
    }

    /// All is well from now on.
    void calm() {
        motion = Motion.PARKED;
        emergencyStop = false;
        battery = 100;
        sick = false;
        disk.cutAfter(-1);
        weather.clear();
        if (agent == null) {
            boot();
        } else {
            enter(boot, this::measure);
        }
    }

    /// Says nothing new any more.
    void rest() {
        resting = true;
    }
}
