package pitwall.simulator.car;

import static pitwall.simulator.car.Dice.between;
import static pitwall.simulator.car.Dice.chance;
import static pitwall.simulator.car.Dice.oneOf;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.LogLevel;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.SafetyState;
import pitwall.simulator.car.Software.Applying;
import pitwall.simulator.car.Software.Blocked;
import pitwall.simulator.car.Software.Failed;
import pitwall.simulator.car.Software.InSync;
import pitwall.simulator.car.Software.Pending;
import pitwall.simulator.car.Software.RolledBack;
import pitwall.simulator.car.Software.RollingBack;

/// The car updates itself in the background: now and then it learns of a version, waits until it may, applies
/// it, and goes back when that fails. It begins only parked, charged and in a normal state of safety, and
/// whoever is applying does not drive (G-1, G-3).
///
/// The rates keep about 3 % of a fleet pending or updating, 1.5 % blocked and 0.2 % failed or going back.
final class Updates {
    static final List<String> VERSIONS = List.of("4.2.0", "4.2.1", "4.3.0");
    static final int LEAST_BATTERY_PERCENT = 30;

    private static final double LEARNS_PER_SECOND = 1 / 4500.0;
    private static final double FAILS = 0.05;
    private static final double DOWNLOADED_PERCENT = 35;
    private static final List<ReasonCode> FAILURES =
            List.of(ReasonCode.SIGNATURE_INVALID, ReasonCode.APPLY_TIMEOUT, ReasonCode.DISK_FULL);

    private Updates() {}

    /// Anywhere in the life of an update, as often as that is met in a fleet that has run for long.
    static CarState begin(CarState state, RandomGenerator dice) {
        int lot = dice.nextInt(1000);
        String target = after(state.version());
        ReasonCode obstacle = obstacle(state, SafetyState.NORMAL);
        if (lot < 10) {
            return state.with(new Pending(target, between(dice, 5, 80)));
        }
        if (lot < 58 && obstacle == null) {
            return state.with(applying(target, 95 * dice.nextDouble(), dice));
        }
        if (lot < 40 && obstacle != null) {
            return state.with(new Blocked(target, obstacle, between(dice, 60, 300)));
        }
        return lot >= 998 ? state.with(failed(target, dice)) : state;
    }

    static CarState next(CarState state, SafetyState safety, RandomGenerator dice, List<Report> out) {
        return switch (state.software()) {
            case InSync() -> inSync(state, dice, out);
            case Software.Managed managed -> state;
            case Pending pending -> pending(state, pending, safety, dice, out);
            case Blocked blocked -> blocked(state, blocked, safety, dice, out);
            case Applying applying -> applying(state, applying, dice, out);
            case Failed failed -> failed(state, failed);
            case RollingBack back -> rollingBack(state, back, out);
            case RolledBack back -> rolledBack(state, back);
        };
    }

    private static CarState inSync(CarState state, RandomGenerator dice, List<Report> out) {
        if (!chance(dice, LEARNS_PER_SECOND) || !state.isUp()) {
            return state;
        }
        String target = after(state.version());
        out.add(new Report.Event("desired_notified", null, Map.of("version", target)));
        return state.with(new Pending(target, between(dice, 20, 80)));
    }

    private static CarState pending(
            CarState state, Pending pending, SafetyState safety, RandomGenerator dice, List<Report> out) {
        if (pending.secondsLeft() > 0) {
            return state.with(new Pending(pending.target(), pending.secondsLeft() - 1));
        }
        ReasonCode obstacle = obstacle(state, safety);
        if (obstacle == null) {
            return start(state, pending.target(), dice, out);
        }
        out.add(new Report.Event("blocked", obstacle, Map.of("version", pending.target())));
        return state.with(new Blocked(pending.target(), obstacle, between(dice, 120, 300)));
    }

    private static CarState blocked(
            CarState state, Blocked blocked, SafetyState safety, RandomGenerator dice, List<Report> out) {
        ReasonCode obstacle = obstacle(state, safety);
        if (obstacle == null) {
            return start(state, blocked.target(), dice, out);
        }
        if (blocked.secondsLeft() > 0) {
            return state.with(new Blocked(blocked.target(), obstacle, blocked.secondsLeft() - 1));
        }
        out.add(Report.line(LogLevel.INFO, "update", "Version " + blocked.target() + " is put off until later."));
        return state.with(new InSync());
    }

    private static CarState start(CarState state, String target, RandomGenerator dice, List<Report> out) {
        out.add(new Report.Event("apply_start", null, Map.of("version", target)));
        out.add(Report.line(LogLevel.INFO, "update", "Applying version " + target + "."));
        return state.with(applying(target, 0, dice));
    }

    private static CarState applying(CarState state, Applying applying, RandomGenerator dice, List<Report> out) {
        boolean downloading = applying.progress() < DOWNLOADED_PERCENT;
        if (downloading && !state.isUp()) {
            return state;
        }
        double progress = applying.progress() + applying.perSecond() * (0.5 + dice.nextDouble());
        if (progress >= applying.failsAt()) {
            Failed failed = failed(applying.target(), dice);
            out.add(new Report.Event("failed", failed.reason(), Map.of("version", failed.target())));
            out.add(Report.line(LogLevel.ERROR, "update", failed.message()));
            return state.with(failed);
        }
        if (progress >= 100) {
            out.add(new Report.Event("ready", null, Map.of("version", applying.target())));
            out.add(Report.line(LogLevel.INFO, "update", "Version " + applying.target() + " is running."));
            return state.withVersion(applying.target()).with(new InSync());
        }
        return state.with(new Applying(applying.target(), progress, applying.perSecond(), applying.failsAt()));
    }

    private static CarState failed(CarState state, Failed failed) {
        if (failed.secondsLeft() > 0) {
            return state.with(new Failed(failed.target(), failed.reason(), failed.message(), failed.secondsLeft() - 1));
        }
        if (state.activity() instanceof Activity.Driving) {
            return state;
        }
        return state.with(new RollingBack(failed.target(), failed.reason(), 0));
    }

    private static CarState rollingBack(CarState state, RollingBack back, List<Report> out) {
        double progress = back.progress() + 4;
        if (progress < 100) {
            return state.with(new RollingBack(back.target(), back.reason(), progress));
        }
        out.add(new Report.Event("rollback_completed", null, Map.of("version", state.version())));
        return state.with(new RolledBack(back.target(), back.reason(), 60));
    }

    private static CarState rolledBack(CarState state, RolledBack back) {
        return back.secondsLeft() > 0
                ? state.with(new RolledBack(back.target(), back.reason(), back.secondsLeft() - 1))
                : state.with(new InSync());
    }

    private static @Nullable ReasonCode obstacle(CarState state, SafetyState safety) {
        if (state.activity() instanceof Activity.Driving) {
            return ReasonCode.NOT_STATIONARY;
        }
        if (safety != SafetyState.NORMAL) {
            return ReasonCode.SAFE_MODE;
        }
        return state.batteryPercent() < LEAST_BATTERY_PERCENT ? ReasonCode.BATTERY_LOW : null;
    }

    private static Applying applying(String target, double progress, RandomGenerator dice) {
        double failsAt = chance(dice, FAILS) ? progress + (100 - progress) * dice.nextDouble() : 101;
        return new Applying(target, progress, 0.4 + 0.6 * dice.nextDouble(), failsAt);
    }

    private static Failed failed(String target, RandomGenerator dice) {
        ReasonCode reason = oneOf(dice, FAILURES);
        return new Failed(target, reason, Words.why(reason), between(dice, 60, 180));
    }

    /// The simulated release channel turns round, so that its fleet never runs out of updates.
    private static String after(String version) {
        return VERSIONS.get(1 + VERSIONS.indexOf(version) % (VERSIONS.size() - 1));
    }
}
