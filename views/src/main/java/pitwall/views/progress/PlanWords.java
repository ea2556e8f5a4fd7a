package pitwall.views.progress;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import pitwall.views.kit.Strings;

/// Says parts of a plan in the same words while it is written and while it is approved. Immutable.
public final class PlanWords {
    private final Strings strings;

    public PlanWords(Strings strings) {
        this.strings = strings;
    }

    /// The days on which a window begins and its hours, by the clock of each car's region.
    ///
    /// @param days empty for every day
    /// @param from a time of day, as is `to`
    public String window(Set<DayOfWeek> days, String from, String to) {
        String named = days.isEmpty() || days.size() == DayOfWeek.values().length
                ? strings.get("approvals.plan.daily")
                : new TreeSet<>(days)
                        .stream()
                                .map(day -> day.getDisplayName(
                                        TextStyle.SHORT, strings.formats().locale()))
                                .collect(Collectors.joining(", "));
        return strings.get("approvals.plan.window", named, from, to);
    }

    /// Whether a check is made.
    public String check(boolean on) {
        return strings.get("approvals.plan.check." + (on ? "on" : "off"));
    }
}
