package pitwall.simulator.car;

import static pitwall.simulator.car.Dice.between;
import static pitwall.simulator.car.Dice.chance;

import java.util.List;
import java.util.random.RandomGenerator;
import pitwall.fleet.LogLevel;
import pitwall.simulator.car.NetworkReach.Closed;
import pitwall.simulator.car.NetworkReach.Silent;
import pitwall.simulator.car.NetworkReach.Up;

/// Loses the network now and then: a tunnel for some seconds, a garage for minutes. About 1.5 % of a fleet
/// is away for longer than a server waits.
final class Coverage {
    private static final double TUNNELS_PER_SECOND = 5e-5;
    private static final double GARAGES_PER_SECOND = 7e-5;
    private static final double AWAY_AT_FIRST = 0.016;
    private static final int FIRST_SECONDS = 45;

    private Coverage() {}

    /// @param second of the car's life; the share that is always away leaves within the first ones
    static CarState next(CarState state, long second, RandomGenerator dice, List<Report> out) {
        return switch (state.network()) {
            case Up() -> up(state, second, dice);
            case Closed closed ->
                closed.secondsLeft() > 0 ? state.with(new Closed(closed.secondsLeft() - 1)) : back(state, out);
            case Silent silent ->
                silent.secondsLeft() > 0 ? state.with(new Silent(silent.secondsLeft() - 1)) : back(state, out);
        };
    }

    private static CarState up(CarState state, long second, RandomGenerator dice) {
        double extra = second > 10 && second <= 10 + FIRST_SECONDS ? AWAY_AT_FIRST / FIRST_SECONDS : 0;
        if (chance(dice, GARAGES_PER_SECOND + extra)) {
            int seconds = between(dice, 100, 420);
            return state.with(dice.nextBoolean() ? new Closed(seconds) : new Silent(seconds));
        }
        if (chance(dice, TUNNELS_PER_SECOND)) {
            return state.with(new Silent(between(dice, 5, 25)));
        }
        return state;
    }

    private static CarState back(CarState state, List<Report> out) {
        out.add(Report.line(LogLevel.WARN, "modem", "Network is back, registered with a new cell."));
        return state.with(new Up());
    }
}
