package pitwall.fleet.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.Motion;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.release.Software;

/// A fleet, a network and a server in virtual time, on one thread. What happens next is drawn from the scenario's seed
/// alone, so that the same scenario gives the same run to the last decision.
final class SimWorld {
    /// How long things go wrong; afterwards all is well and every rollout must end.
    private static final Duration TROUBLE = Duration.ofMinutes(80);

    private record Entry(Instant at, long tie, Runnable what) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int compared = at.compareTo(other.at);
            return compared != 0 ? compared : Long.compare(tie, other.tie);
        }
    }

    private final Scenario scenario;
    private final SplittableRandom random;
    private final PriorityQueue<Entry> queue = new PriorityQueue<>();
    private final List<SimCar> cars = new ArrayList<>();
    private final Map<CarId, SimCar> byId = new HashMap<>();
    private final Map<SimCar, Instant> lastArrival = new HashMap<>();
    private final SimServer server;
    private final Oracle oracle;
    private Instant now = Plans.START;
    private long ties;
    private boolean calm;

    SimWorld(Scenario scenario, RolloutRules rules) {
        this.scenario = scenario;
        this.random = new SplittableRandom(scenario.seed() * 0x9E37_79B9_7F4A_7C15L + 1);
        SimPlans plans = new SimPlans(random.split());
        RolloutPlan plan = plans.plan(scenario.cars());
        this.oracle = new Oracle(this, plan);
        this.server = new SimServer(this, plans, plan, rules, oracle);
        for (Phase phase : plan.phases()) {
            for (Target target : phase.targets()) {
                SimCar car = new SimCar(target, this, firstBuild(plan));
                cars.add(car);
                byId.put(car.id(), car);
            }
        }
    }

    private Software firstBuild(RolloutPlan plan) {
        return switch (random(12)) {
            case 0 -> plan.release().software();
            case 1 -> new Software("4.1.0", "c".repeat(64), 39);
            default -> Plans.OLD;
        };
    }

    /// Runs to the end. Fails with [Violation] as soon as an invariant does not hold.
    void run() {
        cars.forEach(car -> in(Duration.ofSeconds(random(30)), () -> connected(car)));
        cars.forEach(this::liveOn);
        in(Duration.ofSeconds(random(60)), server::launch);
        in(TROUBLE, this::calmDown);
        int steps = 0;
        while (!queue.isEmpty()) {
            Entry entry = queue.remove();
            now = entry.at();
            entry.what().run();
            if (calm && server.isOver()) {
                break;
            }
            if (++steps > 200_000) {
                throw new Violation("I13", "no end after 200 000 events");
            }
        }
        oracle.checkEnd(server.state(), cars);
    }

    /// Every decision of the run so far, in one text.
    String trace() {
        return oracle.trace();
    }

    RolloutState state() {
        return server.state();
    }

    private void liveOn(SimCar car) {
        in(Duration.ofSeconds(20 + random(240)), () -> {
            if (!calm) {
                car.live();
                server.tellAgain(car);
                liveOn(car);
            }
        });
    }

    private void calmDown() {
        calm = true;
        cars.forEach(SimCar::calm);
        server.calm();
    }

    boolean isCalm() {
        return calm;
    }

    Instant now() {
        return now;
    }

    int random(int bound) {
        return random.nextInt(bound);
    }

    /// Whether a fault that is on strikes, one time in `oneIn`.
    boolean happens(SimFault fault, int oneIn) {
        return !calm && scenario.faults().contains(fault) && random(oneIn) == 0;
    }

    void in(Duration delay, Runnable what) {
        queue.add(new Entry(now.plus(delay), ties++, what));
    }

    List<SimCar> cars() {
        return cars;
    }

    @Nullable
    SimCar car(CarId id) {
        return byId.get(id);
    }

    /// A car speaks about an intent.
    void say(SimCar car, CarStep step, RolloutIntent.Offer offer, @Nullable ReasonCode reason) {
        toServer(car, () -> server.receive(new RolloutEvent.CarReport(car.id(), offer.command(), step, reason)));
    }

    /// A car shows its state.
    void show(SimCar car) {
        var facts = car.facts();
        toServer(car, () -> server.hear(facts));
    }

    private void toServer(SimCar car, Runnable message) {
        if (car.isOnline()) {
            deliver(car, message);
            if (happens(SimFault.DOUBLED_MESSAGES, 4)) {
                deliver(car, message);
            }
        }
    }

    /// Messages of one car arrive in order, but late.
    private void deliver(SimCar car, Runnable message) {
        int most = happens(SimFault.SLOW_MESSAGES, 3) ? 25_000 : 800;
        Instant arrival = now.plusMillis(20 + random(most));
        Instant last = lastArrival.getOrDefault(car, Instant.MIN);
        Instant at = arrival.isAfter(last) ? arrival : last;
        lastArrival.put(car, at);
        in(Duration.between(now, at), message);
    }

    void toCar(SimCar car, Runnable message) {
        in(Duration.ofMillis(20 + random(800)), () -> {
            if (car.isOnline() && !happens(SimFault.LOST_MESSAGES, 2)) {
                message.run();
            }
        });
    }

    void lost(SimCar car) {
        if (!car.isOnline()) {
            server.lose(car);
        }
    }

    void connected(SimCar car) {
        show(car);
        in(Duration.ofMillis(500), () -> server.tellAgain(car));
    }

    /// Somebody else wants the car: forward, or back to what it ran before.
    void takeOver(SimCar car) {
        Software wanted = random(3) == 0 ? Plans.OLD : new Software("4.4.0", "d".repeat(64), 44);
        if (!car.build().isSameBuild(wanted)) {
            server.takeOver(car, wanted);
        }
    }

    void switched(SimCar car, Motion motion) {
        oracle.switched(car, motion);
    }
}
