package pitwall.fleet.safety;

import java.time.ZoneId;
import java.util.List;

/// What all rules together ask of one car.
///
/// @param minimumBatteryPercent 0 asks for nothing
/// @param calendar when a change may begin
public record SafetyLimits(
        boolean stationary, int minimumBatteryPercent, boolean notAutonomous, WindowCalendar calendar) {
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
                        zone));
    }
}
