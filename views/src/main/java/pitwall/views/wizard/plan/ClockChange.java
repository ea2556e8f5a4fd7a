package pitwall.views.wizard.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import pitwall.views.drafts.PolicyDraft.WindowDraft;
import pitwall.views.wizard.form.Typed;

/// A time window in which the clock of some regions is changed: it is an hour shorter then, or longer. Immutable.
///
/// @param regions with that clock, sorted
/// @param before what the clock shows when it is changed
/// @param after what it shows then
public record ClockChange(
        List<String> regions, ZoneId zone, LocalDateTime before, LocalDateTime after, WindowDraft window) {
    /// True where the clock goes forward and the window loses what it skips.
    public boolean isShorter() {
        return after.isAfter(before);
    }

    /// The next change of each clock that falls into a window, if it comes before `until`. Windows that are typed wrong
    /// are left out.
    ///
    /// @param zones the zone of each region
    public static List<ClockChange> inside(
            Collection<WindowDraft> windows, Map<String, ZoneId> zones, Instant from, Instant until) {
        Map<String, List<String>> regions = new TreeMap<>();
        zones.forEach((region, zone) ->
                regions.computeIfAbsent(zone.getId(), _ -> new ArrayList<>()).add(region));
        List<ClockChange> found = new ArrayList<>();
        regions.forEach((id, of) -> {
            ZoneId zone = ZoneId.of(id);
            next(zone, from, until)
                    .ifPresent(change -> windows.stream()
                            .filter(window -> touches(window, change))
                            .map(window -> new ClockChange(
                                    List.copyOf(new TreeSet<>(of)),
                                    zone,
                                    change.getDateTimeBefore(),
                                    change.getDateTimeAfter(),
                                    window))
                            .forEach(found::add));
        });
        return List.copyOf(found);
    }

    private static Optional<ZoneOffsetTransition> next(ZoneId zone, Instant from, Instant until) {
        return Optional.ofNullable(zone.getRules().nextTransition(from))
                .filter(change -> change.getInstant().isBefore(until));
    }

    private static boolean touches(WindowDraft window, ZoneOffsetTransition change) {
        Optional<LocalTime> opens = Typed.time(window.from()).map(LocalTime::parse);
        Optional<LocalTime> closes = Typed.time(window.to()).map(LocalTime::parse);
        if (opens.isEmpty() || closes.isEmpty()) {
            return false;
        }
        boolean forward = change.isGap();
        LocalDateTime first = forward ? change.getDateTimeBefore() : change.getDateTimeAfter();
        LocalDateTime last = forward ? change.getDateTimeAfter() : change.getDateTimeBefore();
        return List.of(first.toLocalDate(), first.toLocalDate().minusDays(1)).stream()
                .filter(day -> window.days().isEmpty() || window.days().contains(day.getDayOfWeek()))
                .anyMatch(day -> day.atTime(opens.get()).isBefore(last)
                        && end(day, opens.get(), closes.get()).isAfter(first));
    }

    private static LocalDateTime end(LocalDate day, LocalTime opens, LocalTime closes) {
        return (closes.isAfter(opens) ? day : day.plusDays(1)).atTime(closes);
    }
}
