package pitwall.fleet.safety;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What must hold before a car is changed. These are the server's own gates (G-2 to G-4); whatever they say, the car
/// has the last word.
///
/// @param stationary the car must be parked
/// @param minimumBatteryPercent 0 to 100; 0 asks for nothing, also not that the charge is known
/// @param notAutonomous the car must not be in autonomous mode
/// @param windows a change begins only while one of them is open; empty means at any time
/// @param charging the car must be at a charger, or have other power from outside
/// @param unmetered the car must be on a network on which bytes cost nothing, and downloads on no other
public record SafetyRule(
        RuleScope scope,
        boolean stationary,
        int minimumBatteryPercent,
        boolean notAutonomous,
        List<UpdateWindow> windows,
        boolean charging,
        boolean unmetered) {
    /// The smallest charge that is asked for where nobody says otherwise, in percent.
    public static final int DEFAULT_BATTERY_PERCENT = 30;
    /// The shipped rule: parked, 30 %, not autonomous, at any time.
    public static final SafetyRule DEFAULT =
            new SafetyRule(new RuleScope.Everywhere(), true, DEFAULT_BATTERY_PERCENT, true, List.of());

    /// A rule that asks for no charger and no certain network.
    public SafetyRule(
            RuleScope scope,
            boolean stationary,
            int minimumBatteryPercent,
            boolean notAutonomous,
            List<UpdateWindow> windows) {
        this(scope, stationary, minimumBatteryPercent, notAutonomous, windows, false, false);
    }

    public SafetyRule {
        windows = List.copyOf(windows);
        if (minimumBatteryPercent < 0 || minimumBatteryPercent > 100) {
            throw new IllegalArgumentException("battery must be 0 to 100 percent, was " + minimumBatteryPercent);
        }
    }

    /// A rule for `scope` that asks for nothing.
    public static SafetyRule nothingFor(RuleScope scope) {
        return new SafetyRule(scope, false, 0, false, List.of());
    }

    /// The points at which this rule, in the place of `old`, would allow a change that `old` forbids. Windows are
    /// compared one by one, so that some harmless changes also count: in doubt it is weaker.
    Set<Weakening.Point> weakerPoints(SafetyRule old) {
        Set<Weakening.Point> points = EnumSet.noneOf(Weakening.Point.class);
        if (old.stationary && !stationary) {
            points.add(Weakening.Point.STATIONARY);
        }
        if (minimumBatteryPercent < old.minimumBatteryPercent) {
            points.add(Weakening.Point.BATTERY);
        }
        if (old.notAutonomous && !notAutonomous) {
            points.add(Weakening.Point.NOT_AUTONOMOUS);
        }
        if (!old.windows.isEmpty() && !staysWithin(old.windows)) {
            points.add(Weakening.Point.WINDOWS);
        }
        if (old.charging && !charging) {
            points.add(Weakening.Point.CHARGING);
        }
        if (old.unmetered && !unmetered) {
            points.add(Weakening.Point.NETWORK);
        }
        return points;
    }

    private boolean staysWithin(List<UpdateWindow> old) {
        return !windows.isEmpty()
                && windows.stream().allMatch(window -> old.stream().anyMatch(wide -> wide.covers(window)));
    }
}
