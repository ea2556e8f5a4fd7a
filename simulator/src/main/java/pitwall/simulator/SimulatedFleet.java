package pitwall.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.agent.CarAgent;
import pitwall.agent.CarClock;
import pitwall.agent.CarTransport;
import pitwall.agent.JdkCarTransport;
import pitwall.agent.LinkSettings;
import pitwall.agent.Measured;
import pitwall.agent.update.CarDisk;
import pitwall.agent.update.CarFacts;
import pitwall.agent.update.HttpReleaseSource;
import pitwall.agent.update.SlotStore;
import pitwall.agent.update.UpdateParts;
import pitwall.agent.update.UpdateSettings;
import pitwall.fleet.CarId;
import pitwall.protocol.FrameCodec;
import pitwall.simulator.car.CarModel;
import pitwall.simulator.car.CarSpec;
import pitwall.simulator.car.Dice;
import pitwall.simulator.fault.FaultPlan;
import pitwall.simulator.fault.LossyLink;

/// Any number of simulated cars, each with its own link over a real socket. One thread, `pitwall-cars`, owns
/// them all and turns a wheel: every car lives one second at a time, spread over the second. This handle is
/// thread-safe.
public final class SimulatedFleet implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SimulatedFleet.class);
    private static final int SPOKES = 20;
    private static final Duration MOST_BEHIND = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SimulationSettings settings;
    private final InstantSource clock;
    private final CarsThread thread;
    private final JdkCarTransport sockets;
    private final HttpReleaseSource releases;
    private final PullThreads pulls;
    private final ImageShelf shelf = new ImageShelf();
    private final FrameCodec codec = new FrameCodec();
    private final Map<CarId, SimulatedCar> cars = new LinkedHashMap<>();
    private final List<List<SimulatedCar>> wheel = new ArrayList<>();
    private int spoke;
    private Duration skipped = Duration.ZERO;
    private boolean frozen;
    private long lastBoot;
    private Instant nextTurn;

    private SimulatedFleet(SimulationSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.nextTurn = clock.instant();
        this.sockets = new JdkCarTransport(settings.trust());
        this.releases = new HttpReleaseSource(settings.server(), settings.trust());
        this.thread = new CarsThread();
        this.pulls = new PullThreads(settings.faults().updates().bytesPerSecond() > 0);
    }

    /// Starts a fleet and returns at once; cars connect over the following seconds.
    public static SimulatedFleet start(SimulationSettings settings, InstantSource clock) {
        SimulatedFleet fleet = new SimulatedFleet(settings, clock);
        fleet.build();
        fleet.begin();
        return fleet;
    }

    /// The ids of all cars, in the order of their numbers.
    public List<CarId> cars() {
        return List.copyOf(cars.keySet());
    }

    /// How many cars the server has accepted at this moment.
    public int online() {
        return onThread(() ->
                (int) cars.values().stream().filter(SimulatedCar::isOnline).count());
    }

    /// How much of every car's life was left out because this machine is too small for the fleet, or too busy.
    public Duration skipped() {
        return onThread(() -> skipped);
    }

    /// A car dies without a word and stays dead until [#restart].
    public void kill(CarId car) {
        onThread(() -> {
            car(car).kill();
            return car;
        });
    }

    /// A car boots again.
    public void restart(CarId car) {
        onThread(() -> {
            car(car).kill();
            car(car).start();
            return car;
        });
    }

    /// Somebody wants to drive a car that is parked, and it sets off within a second of its time, unless it must not:
    /// while it is being changed, for example, or with an empty battery.
    public void drive(CarId car) {
        onThread(() -> {
            car(car).drive();
            return car;
        });
    }

    /// A workload of a car crashes and does not come back by itself in any time that matters.
    public void crash(CarId car) {
        onThread(() -> {
            car(car).crash();
            return car;
        });
    }

    /// Time stands still for every car, and every car has a network: agents go on talking, but nothing new happens.
    /// What the server says must then come to equal the answer.
    ///
    /// @return what the running cars measure
    public Map<CarId, Measured> freeze() {
        return onThread(() -> {
            frozen = true;
            Map<CarId, Measured> truths = new LinkedHashMap<>();
            cars.values().forEach(car -> car.settle().ifPresent(truth -> truths.put(car.id(), truth)));
            return truths;
        });
    }

    /// All cars say goodbye.
    @Override
    public void close() {
        try {
            onThread(() -> {
                cars.values().forEach(SimulatedCar::stop);
                return settings;
            });
        } finally {
            thread.shutdown();
            sockets.close();
            pulls.close();
            releases.close();
            LOG.info("the simulated fleet has stopped");
        }
    }

    private void build() {
        for (int i = 0; i < SPOKES; i++) {
            wheel.add(new ArrayList<>());
        }
        for (CarSpec spec : FleetRoster.draw(settings)) {
            NetworkSwitch modem = new NetworkSwitch(line(spec));
            SimulatedCar car = new SimulatedCar(
                    spec,
                    new CarModel(spec, settings.calm(), settings.logLinesPerMinute()),
                    settings.seed(),
                    modem,
                    software(spec),
                    this::agent);
            cars.put(spec.id(), car);
            wheel.get(spec.number() % SPOKES).add(car);
        }
    }

    private void begin() {
        long comingUp = 1000L * settings.cars() / settings.connectsPerSecond();
        for (SimulatedCar car : cars.values()) {
            long millis = Dice.of(settings.seed(), car.spec().number(), -2).nextLong(comingUp + 1);
            later(Duration.ofMillis(millis), car::start);
        }
        nextTurn = clock.instant();
        later(turn(), this::turnWheel);
        LOG.info("{} simulated cars come up on {} with seed {}", settings.cars(), settings.server(), settings.seed());
    }

    /// How long the wheel rests on a spoke.
    private Duration turn() {
        return Duration.ofNanos(Math.round(1e9 / SPOKES / settings.speed()));
    }

    private void turnWheel() {
        spoke = (spoke + 1) % SPOKES;
        for (SimulatedCar car : wheel.get(spoke)) {
            step(car, frozen);
        }
        later(untilNextTurn(), this::turnWheel);
    }

    /// What is far behind is left out: catching up would keep the links waiting.
    private Duration untilNextTurn() {
        Instant now = clock.instant();
        nextTurn = nextTurn.plus(turn());
        Duration behind = Duration.between(nextTurn, now);
        if (behind.abs().compareTo(MOST_BEHIND) > 0) {
            skipped = behind.isPositive() ? skipped.plus(behind) : skipped;
            nextTurn = now;
        }
        Duration early = behind.negated();
        return early.isNegative() ? Duration.ZERO : early.compareTo(turn()) < 0 ? early : turn();
    }

    // The top of every car's second: one car's bug must not stop the wheel for the others.
    private static void step(SimulatedCar car, boolean frozen) {
        try {
            car.step(frozen);
        } catch (RuntimeException e) {
            LOG.error("simulated car {} failed and is switched off", car.id(), e);
            car.kill();
        }
    }

    private CarTransport line(CarSpec spec) {
        FaultPlan faults = settings.faults();
        return faults.isTransparent() ? sockets : new LossyLink(sockets, faults, faultSeed(spec), clock, this::later);
    }

    private CarAgent agent(SimulatedCar car) {
        lastBoot = Math.max(lastBoot + 1, clock.millis());
        String key = settings.enrolmentKey();
        LinkSettings link = new LinkSettings(
                settings.server(),
                car.id(),
                lastBoot,
                SimulatedIdentity.of(key == null ? Long.toString(settings.seed()) : key, car.id()),
                car.spec().profile(),
                key);
        return new CarAgent(
                link,
                link(car),
                thread,
                new CarClock(clock, LossyLink.skew(settings.faults(), faultSeed(car.spec()))),
                codec,
                new SplittableRandom(faultSeed(car.spec())),
                car.software().boot(car.version(), (disk, slots, fetching) -> parts(car, disk, slots, fetching)));
    }

    private UpdateParts parts(SimulatedCar car, CarDisk disk, SlotStore slots, Lock fetching) {
        Fates fates = car.software().fates();
        return new UpdateParts(
                new CarFacts(car.spec().profile().model(), ""),
                disk,
                slots,
                new ModemSource(car.modem(), releases, fates),
                new FirstUseVerifier(disk),
                new VirtualWorkload(clock, image -> fates.of(image, disk), settings.speed()),
                patience(),
                pulls,
                fetching);
    }

    /// New software proves itself in the car's own time.
    private UpdateSettings patience() {
        UpdateSettings usual = UpdateSettings.DEFAULT;
        return new UpdateSettings(
                Pace.of(usual.healthyFor(), settings.speed()),
                usual.stopTime(),
                usual.slowWindow(),
                usual.leastBytes());
    }

    private SimulatedSoftware software(CarSpec spec) {
        Fates fates =
                new Fates(settings.faults(), faultSeed(spec), spec.profile().model());
        return new SimulatedSoftware(shelf, fates);
    }

    private CarTransport link(SimulatedCar car) {
        boolean somebodyClaims = settings.faults().updates().claimed() > 0;
        return somebodyClaims ? new ClaimingLink(car.modem(), car.software().fates(), codec) : car.modem();
    }

    private long faultSeed(CarSpec spec) {
        return settings.seed() * 1_000_003 + spec.number();
    }

    private void later(Duration delay, Runnable task) {
        Future<?> unused = thread.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    private SimulatedCar car(CarId id) {
        SimulatedCar car = cars.get(id);
        if (car == null) {
            throw new IllegalArgumentException("no simulated car " + id);
        }
        return car;
    }

    private <T> T onThread(Callable<T> task) {
        Future<T> result = thread.submit(task);
        try {
            return result.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the simulated fleet was asked", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the simulated fleet did not answer", e);
        }
    }
}
