package pitwall.simulator.car;

import static pitwall.simulator.car.Dice.chance;

import java.util.random.RandomGenerator;

/// How the main computer feels: load, heat, memory, disk and radio.
final class Warmth {
    private static final double AMBIENT_CELSIUS = 22;
    private static final double FANLESS_CELSIUS = 112;

    private Warmth() {}

    static CarState begin(CarState state, RandomGenerator dice) {
        double cpu = cpuWanted(state);
        return state.with(new Computer(
                AMBIENT_CELSIUS + cpu * 0.6 + 4 * dice.nextDouble(),
                cpu,
                38 + 30 * dice.nextDouble(),
                28 + 45 * dice.nextDouble(),
                60 + 40 * dice.nextDouble()));
    }

    static CarState next(CarState state, RandomGenerator dice) {
        Computer now = state.computer();
        double cpu = now.cpuPercent() + (cpuWanted(state) - now.cpuPercent()) * 0.25 + jitter(state, dice, 2.5);
        double heat =
                state.fault() instanceof Fault.FanStopped ? FANLESS_CELSIUS : AMBIENT_CELSIUS + now.cpuPercent() * 0.6;
        double pace = state.fault() instanceof Fault.None ? 0.01 : 0.015;
        double memory = now.memoryPercent() + jitter(state, dice, 0.4);
        double disk = chance(dice, 0.002) ? now.diskPercent() + 0.3 : now.diskPercent();
        return state.with(new Computer(
                now.celsius() + (heat - now.celsius()) * pace,
                Math.clamp(cpu, 1, 100),
                Math.clamp(memory, 25, 92),
                disk > 88 ? 45 : disk,
                signal(state, dice)));
    }

    private static double signal(CarState state, RandomGenerator dice) {
        if (!state.isUp()) {
            return 0;
        }
        double now = Math.max(20, state.computer().signalPercent());
        return Math.clamp(now + jitter(state, dice, 3), 20, 100);
    }

    private static double cpuWanted(CarState state) {
        double driving = switch (state.activity()) {
            case Activity.Parked parked -> 5;
            case Activity.Charging charging -> 8;
            case Activity.Driving moving -> 42;
        };
        return driving + (state.software().isChanging() ? 30 : 0);
    }

    /// A parked car's figures stand almost still, as a real one's do.
    private static double jitter(CarState state, RandomGenerator dice, double size) {
        boolean busy =
                state.activity() instanceof Activity.Driving || state.software().isChanging();
        if (!busy && !chance(dice, 0.05)) {
            return 0;
        }
        return size * (2 * dice.nextDouble() - 1);
    }
}
