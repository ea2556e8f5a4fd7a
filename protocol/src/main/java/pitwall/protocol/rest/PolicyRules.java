package pitwall.protocol.rest;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a safety policy asks for, as it travels and as it is stored.
///
/// @param rules at most one for a scope; those that are for a car hold together
/// @param zones the time zone of each region, by its IANA name; absent where every region has the default one
/// @param defaultZone of regions that are not named; absent means UTC
public record PolicyRules(
        List<Rule> rules,
        @Nullable Map<String, String> zones,
        @Nullable String defaultZone) {
    public PolicyRules {
        rules = List.copyOf(rules);
    }

    /// Which cars a rule is for.
    public enum ScopeKind {
        EVERYWHERE,
        MODEL,
        REGION
    }

    /// @param name of the model or region; absent where the rule is for all cars
    /// @param windows a change begins only while one of them is open; absent means at any time
    /// @param charging the car must be at a charger; absent means that none is asked for
    /// @param unmetered the car must be on a network on which bytes cost nothing; absent means on any
    public record Rule(
            ScopeKind scope,
            @Nullable String name,
            boolean stationary,
            int minimumBatteryPercent,
            boolean notAutonomous,
            @Nullable List<Window> windows,
            @Nullable Boolean charging,
            @Nullable Boolean unmetered) {
        /// A rule that asks for no charger and no certain network.
        public Rule(
                ScopeKind scope,
                @Nullable String name,
                boolean stationary,
                int minimumBatteryPercent,
                boolean notAutonomous,
                @Nullable List<Window> windows) {
            this(scope, name, stationary, minimumBatteryPercent, notAutonomous, windows, null, null);
        }
    }

    /// By the wall clock of the car's region.
    ///
    /// @param days on which it begins; absent means every day
    /// @param from first open minute, such as `22:00`
    /// @param to first closed minute; at or before `from` means on the next day
    public record Window(@Nullable Set<DayOfWeek> days, String from, String to) {}
}
