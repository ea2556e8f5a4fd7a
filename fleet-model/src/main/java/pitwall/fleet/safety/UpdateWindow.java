package pitwall.fleet.safety;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Set;

/// A time of day in which cars may be changed, by the wall clock of the car's region.
///
/// Open is what the wall clock says, so that both changes of the clock have one plain answer: an hour that is skipped
/// was never open, an hour that comes twice is open twice.
///
/// @param days the days on which it begins; never empty
/// @param from first open minute
/// @param to first closed minute; at or before `from` means on the next day, equal means 24 hours
public record UpdateWindow(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
    public UpdateWindow {
        if (days.isEmpty()) {
            throw new IllegalArgumentException("a window needs a day");
        }
        days = Set.copyOf(days);
    }

    /// A window of every day.
    public static UpdateWindow daily(LocalTime from, LocalTime to) {
        return new UpdateWindow(EnumSet.allOf(DayOfWeek.class), from, to);
    }

    /// Whether it is open when the wall clock shows `local`.
    public boolean isOpen(LocalDateTime local) {
        LocalTime time = local.toLocalTime();
        boolean begun = !time.isBefore(from);
        boolean notEnded = time.isBefore(to);
        if (from.isBefore(to)) {
            return begun && notEnded && days.contains(local.getDayOfWeek());
        }
        return begun && days.contains(local.getDayOfWeek())
                || notEnded && days.contains(local.getDayOfWeek().minus(1));
    }

    /// Whether this window is open whenever `inner` is.
    public boolean covers(UpdateWindow inner) {
        return days.containsAll(inner.days) && secondsInto(inner.from) + inner.length() <= length();
    }

    private long length() {
        long seconds = to.toSecondOfDay() - from.toSecondOfDay();
        return seconds > 0 ? seconds : seconds + 86_400;
    }

    private long secondsInto(LocalTime time) {
        long seconds = time.toSecondOfDay() - from.toSecondOfDay();
        return seconds >= 0 ? seconds : Long.MAX_VALUE / 2;
    }
}
