package pitwall.fleet.safety;

import java.time.ZoneId;
import java.util.List;

/// What all rules together ask of one car.
///
/// @param minimumBatteryPercent 0 asks for nothing
/// @param calendar when a change may begin
public record SafetyLimits(
        boolean stationary,
        int minimumBatteryPercent,
        boolean notAutonomous,
        WindowCalendar calendar,
        boolean charging,
        boolean unmetered) {
    /// What is asked of a car that goes back: it shall not wait for a charger or a cheaper network with a release on it
    /// that is to go.
    public SafetyLimits onTheWayBack() {
        return new SafetyLimits(stationary, minimumBatteryPercent, notAutonomous, calendar, false, false);
    }

    static SafetyLimits of(List<SafetyRule> rules, ZoneId zone) {
        return new SafetyLimits(
                rules.stream().anyMatch(SafetyRule::stationary),
                rules.stream().mapToInt(SafetyRule::minimumBatteryPercent).max().orElse(0),
                rules.stream().anyMatch(SafetyRule::notAutonomous),
                new WindowCalendar(
                        rules.stream()
                                .map(SafetyRule::windows)
                                .filter(windows -> !windows.isEmpty())
                                .toList(),
                        zone),
                rules.stream().anyMatch(SafetyRule::charging),
                rules.stream().anyMatch(SafetyRule::unmetered));
    }
}
