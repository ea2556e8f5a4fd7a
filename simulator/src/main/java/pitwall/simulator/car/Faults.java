package pitwall.simulator.car;

import static pitwall.simulator.car.Dice.between;
import static pitwall.simulator.car.Dice.oneOf;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import pitwall.fleet.LogLevel;
import pitwall.fleet.ReasonCode;
import pitwall.simulator.car.Fault.AgentFailed;
import pitwall.simulator.car.Fault.ChargerFault;
import pitwall.simulator.car.Fault.EmergencyStop;
import pitwall.simulator.car.Fault.FanStopped;
import pitwall.simulator.car.Fault.None;
import pitwall.simulator.car.Fault.Overheated;
import pitwall.simulator.car.Fault.WorkloadCrashed;

/// What breaks now and then, and how it ends. About 0.6 % of a fleet has failed at any moment; an emergency
/// stop is seen in one of some thousand cars.
final class Faults {
    private static final double CRASHES_PER_SECOND = 2.2e-5;
    private static final double AGENT_FAILURES_PER_SECOND = 1.2e-5;
    private static final double FANS_PER_SECOND = 0.6e-5;
    private static final double CHARGER_FAULTS_PER_SECOND = 4e-5;
    private static final double STOPS_PER_SECOND = 0.15e-5;
    private static final double HOT_CELSIUS = 92;
    private static final double COOL_CELSIUS = 68;
    private static final List<String> WORKLOADS = List.of("perception", "navigation", "media", "telematics");

    private Faults() {}

    static CarState begin(CarState state, RandomGenerator dice) {
        int lot = dice.nextInt(1000);
        if (lot < 4) {
            return state.with(crash(dice));
        }
        return lot < 6 ? state.with(new AgentFailed(between(dice, 40, 150))) : state;
    }

    static CarState next(CarState state, RandomGenerator dice, List<Report> out) {
        return switch (state.fault()) {
            case None() -> healthy(state, dice, out);
            case FanStopped() -> fanStopped(state, out);
            case Overheated() -> overheated(state, out);
            case WorkloadCrashed crashed ->
                crashed.secondsLeft() > 0
                        ? state.with(new WorkloadCrashed(crashed.workload(), crashed.secondsLeft() - 1))
                        : recovered(state, "workload_recovered", out);
            case AgentFailed failed ->
                failed.secondsLeft() > 0
                        ? state.with(new AgentFailed(failed.secondsLeft() - 1))
                        : recovered(state, "agent_recovered", out);
            case ChargerFault fault ->
                fault.secondsLeft() > 0 && state.activity() instanceof Activity.Charging
                        ? state.with(new ChargerFault(fault.secondsLeft() - 1))
                        : recovered(state, "charger_recovered", out);
            case EmergencyStop stop ->
                stop.secondsLeft() > 0 ? state.with(new EmergencyStop(stop.secondsLeft() - 1)) : state.with(new None());
        };
    }

    private static CarState healthy(CarState state, RandomGenerator dice, List<Report> out) {
        double lot = dice.nextDouble();
        if ((lot -= CRASHES_PER_SECOND) < 0) {
            WorkloadCrashed crashed = crash(dice);
            out.add(new Report.Event(
                    "workload_failed", ReasonCode.WORKLOAD_CRASHED, Map.of("workload", crashed.workload())));
            out.add(Report.line(
                    LogLevel.ERROR, "supervisor", "Workload " + crashed.workload() + " ended with exit code 139."));
            return state.with(crashed);
        }
        if ((lot -= AGENT_FAILURES_PER_SECOND) < 0) {
            out.add(new Report.Event("agent_failed", ReasonCode.AGENT_FAILED, Map.of()));
            return state.with(new AgentFailed(between(dice, 60, 180)));
        }
        if ((lot -= FANS_PER_SECOND) < 0) {
            out.add(Report.line(LogLevel.WARN, "thermal", "Fan 1 stands still."));
            return state.with(new FanStopped());
        }
        if ((lot -= STOPS_PER_SECOND) < 0) {
            return state.with(new EmergencyStop(between(dice, 45, 180)));
        }
        if (state.activity() instanceof Activity.Charging && (lot -= CHARGER_FAULTS_PER_SECOND) < 0) {
            out.add(new Report.Event("charger_failed", ReasonCode.CHARGER_FAULT, Map.of()));
            return state.with(new ChargerFault(between(dice, 60, 240)));
        }
        return state;
    }

    private static CarState fanStopped(CarState state, List<Report> out) {
        if (state.computer().celsius() < HOT_CELSIUS) {
            return state;
        }
        String degrees = Long.toString(Math.round(state.computer().celsius()));
        out.add(new Report.Event("workload_failed", ReasonCode.OVERHEATED, Map.of("celsius", degrees)));
        out.add(Report.line(LogLevel.ERROR, "thermal", "Main computer at " + degrees + " °C, workloads rest."));
        return state.with(new Overheated());
    }

    private static CarState overheated(CarState state, List<Report> out) {
        return state.computer().celsius() > COOL_CELSIUS ? state : recovered(state, "workload_recovered", out);
    }

    private static CarState recovered(CarState state, String kind, List<Report> out) {
        out.add(Report.event(kind));
        return state.with(new None());
    }

    private static WorkloadCrashed crash(RandomGenerator dice) {
        return new WorkloadCrashed(oneOf(dice, WORKLOADS), between(dice, 60, 240));
    }
}
