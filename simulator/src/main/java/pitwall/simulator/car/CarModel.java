package pitwall.simulator.car;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import pitwall.agent.Measured;
import pitwall.fleet.AgentStatus;
import pitwall.fleet.NetworkKind;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.SafetyState;
import pitwall.fleet.Workload;
import pitwall.protocol.CarFrame;
import pitwall.simulator.road.GeoPoint;

/// How one simulated car lives, second by second. Every method is a pure function of its arguments; the dice
/// of a second come from [Dice#of]. Thread-safe.
public final class CarModel {
    private static final double METRE_DIGITS = 1e5;

    private final CarSpec spec;
    private final Movement movement;
    private final boolean calm;
    private final double logLinesPerMinute;

    /// A car after a step, and what it has to say about it.
    public record Step(CarState state, List<Report> reports) {
        public Step {
            reports = List.copyOf(reports);
        }
    }

    /// A car to which things happen.
    public CarModel(CarSpec spec) {
        this(spec, false);
    }

    /// @param calm nothing breaks, the network holds, and it does not update itself; it begins parked and charged, and
    ///     drives and charges as always
    public CarModel(CarSpec spec, boolean calm) {
        this(spec, calm, 1);
    }

    /// @param logLinesPerMinute that it writes while it drives
    public CarModel(CarSpec spec, boolean calm, double logLinesPerMinute) {
        this.spec = spec;
        this.calm = calm;
        this.logLinesPerMinute = logLinesPerMinute;
        this.movement = new Movement(spec);
    }

    /// The car when the simulation begins: one of a fleet that has been running for long.
    public CarState begin(RandomGenerator dice) {
        CarState blank = new CarState(
                new Activity.Parked(0, spec.city().places().getFirst(), 0, 0),
                24 + 74 * dice.nextDouble(),
                new Computer(25, 5, 40, 40, 80),
                new Software.InSync(),
                version(dice),
                new Fault.None(),
                new NetworkReach.Up(),
                dice.nextInt(600_000));
        if (calm) {
            return Warmth.begin(movement.parked(blank, dice), dice);
        }
        CarState somewhere = movement.begin(blank, dice);
        return Warmth.begin(Faults.begin(Updates.begin(somewhere, dice), dice), dice);
    }

    /// The car one second later.
    ///
    /// @param second of its life, from 1
    /// @param safety what its safety node says
    public Step step(CarState before, long second, SafetyState safety, RandomGenerator dice) {
        List<Report> reports = new ArrayList<>(0);
        CarState state = before.older();
        if (!calm) {
            state = Coverage.next(state, second, dice, reports);
            state = Faults.next(state, dice, reports);
        }
        state = movement.next(state, safety, dice, reports);
        if (!calm) {
            state = Updates.next(state, safety, dice, reports);
        }
        state = Warmth.next(state, dice);
        Chatter.next(state, logLinesPerMinute, dice, reports);
        return new Step(state, reports);
    }

    /// The same car, with software that is no longer its own to choose.
    ///
    /// @param version that runs
    /// @param changing it is being changed now, so nobody drives
    public CarState managed(CarState state, String version, boolean changing) {
        return state.withVersion(version).with(new Software.Managed(changing));
    }

    /// The same car with a network.
    public CarState inReach(CarState state) {
        return state.with(new NetworkReach.Up());
    }

    /// The same car, if it is parked, when somebody wants to drive at once.
    public CarState setOff(CarState state) {
        return state.activity() instanceof Activity.Parked parked
                ? state.with(new Activity.Parked(parked.place(), parked.at(), parked.headingDegrees(), 0))
                : state;
    }

    /// The same car with a workload that has crashed and does not come back by itself.
    public CarState crashed(CarState state) {
        return state.with(new Fault.WorkloadCrashed("perception", Integer.MAX_VALUE));
    }

    /// What the car's sensors and workloads say about this state.
    public Measured measured(CarState state) {
        return new Measured(condition(state), readings(state), state.fault() instanceof Fault.EmergencyStop);
    }

    private CarFrame.Condition condition(CarState state) {
        ReasonCode broken = state.fault().reason();
        String said = state.fault().message();
        return new CarFrame.Condition(
                state.activity().motion(),
                workload(state),
                state.fault() instanceof Fault.AgentFailed ? AgentStatus.FAILED : AgentStatus.RUNNING,
                SafetyState.NORMAL,
                state.software().convergence(),
                state.version(),
                broken == null ? state.software().reason() : broken,
                said == null ? state.software().message() : said,
                spec.drivesItself() ? state.activity().isUnderWay() : null);
    }

    private static Workload workload(CarState state) {
        return switch (state.fault()) {
            case Fault.WorkloadCrashed crashed -> Workload.FAILED;
            case Fault.Overheated() -> Workload.FAILED;
            case Fault.None() -> updatingOrRunning(state);
            case Fault.FanStopped() -> updatingOrRunning(state);
            case Fault.AgentFailed failed -> updatingOrRunning(state);
            case Fault.ChargerFault fault -> updatingOrRunning(state);
            case Fault.EmergencyStop stop -> updatingOrRunning(state);
        };
    }

    private static Workload updatingOrRunning(CarState state) {
        return state.software().isChanging() ? Workload.UPDATING : Workload.RUNNING;
    }

    private static CarFrame.Readings readings(CarState state) {
        GeoPoint point = state.activity().point();
        Computer computer = state.computer();
        @Nullable Integer progress = state.software().progressPercent();
        return new CarFrame.Readings(
                aboutAMetre(point.latitude()),
                aboutAMetre(point.longitude()),
                state.activity().headingDegrees(),
                state.activity().speed(),
                (int) Math.round(state.batteryPercent()),
                state.activity() instanceof Activity.Charging,
                progress,
                (int) Math.round(computer.celsius()),
                (int) Math.round(computer.cpuPercent()),
                (int) Math.round(computer.memoryPercent()),
                (int) Math.round(computer.diskPercent()),
                (int) Math.round(computer.signalPercent()),
                state.uptimeSeconds(),
                network(state.activity()));
    }

    /// Every other place of a city has a network of its own, and so has every charger; on the road there is the modem.
    private static NetworkKind network(Activity activity) {
        return switch (activity) {
            case Activity.Charging charging -> NetworkKind.WIFI;
            case Activity.Parked parked -> parked.place() % 2 == 0 ? NetworkKind.WIFI : NetworkKind.CELLULAR;
            case Activity.Driving driving -> NetworkKind.CELLULAR;
        };
    }

    private static double aboutAMetre(double degrees) {
        return Math.round(degrees * METRE_DIGITS) / METRE_DIGITS;
    }

    /// Canaries run the newest, stragglers the oldest.
    private String version(RandomGenerator dice) {
        int lot = dice.nextInt(100);
        int newest = spec.ring() == 0 ? 90 : spec.ring() == 1 ? 60 : 25;
        if (lot < newest) {
            return Updates.VERSIONS.get(2);
        }
        return Updates.VERSIONS.get(lot < 92 ? 1 : 0);
    }
}
