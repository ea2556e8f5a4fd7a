package pitwall.views.alarms;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import pitwall.fleet.alarm.AlarmLevel;
import pitwall.fleet.alarm.AlarmLimits;
import pitwall.fleet.alarm.CauseGroup;
import pitwall.fleet.alarm.FirstOut;
import pitwall.protocol.rest.AlarmView;
import pitwall.views.alarm.AlarmCause;

/// Puts alarms in the order in which people look at them: what nobody knows of first, then by urgency, the oldest
/// first. Takes time as sorting them does.
final class AlarmLines {
    private static final Duration CHATTER = Duration.ofMinutes(1);
    private static final int CHATTERING = 3;
    private static final Comparator<AlarmView> EARLIEST =
            Comparator.comparing(AlarmView::raisedAt).thenComparing(AlarmView::id);
    private final Map<CauseGroup, List<AlarmView>> causes = new HashMap<>();
    private final List<AlarmView> wanted;
    private final Instant now;

    /// @param alarms all of them: the places are those among all that are shown
    /// @param filter those that are wanted
    AlarmLines(Collection<AlarmView> alarms, Predicate<AlarmView> filter, Instant now) {
        this.now = now;
        for (AlarmView alarm : alarms) {
            if (alarm.state().isShown()) {
                causes.computeIfAbsent(cause(alarm), _ -> new ArrayList<>()).add(alarm);
            }
        }
        causes.values().forEach(cause -> cause.sort(EARLIEST));
        this.wanted = alarms.stream().filter(filter).sorted(AlarmCause.ORDER).toList();
    }

    static CauseGroup cause(AlarmView alarm) {
        return AlarmCause.of(alarm);
    }

    /// Each alarm by itself.
    List<AlarmLine> single() {
        Map<String, FirstOut> places = places();
        return wanted.stream()
                .map(alarm -> line(alarm, places, 1, false, false))
                .toList();
    }

    /// The alarms of a cause in one line, with the first-out in front.
    ///
    /// @param opened causes whose members follow
    /// @param urgentFirst true where a P1 that is not one of many comes before all else
    List<AlarmLine> grouped(Set<CauseGroup> opened, boolean urgentFirst) {
        Map<String, FirstOut> places = places();
        Map<CauseGroup, List<AlarmView>> groups = new HashMap<>();
        List<CauseGroup> order = new ArrayList<>();
        for (AlarmView alarm : wanted) {
            CauseGroup cause = cause(alarm);
            groups.computeIfAbsent(cause, made -> {
                        order.add(made);
                        return new ArrayList<>();
                    })
                    .add(alarm);
        }
        if (urgentFirst) {
            order.sort(Comparator.comparing(cause -> !isLoneUrgent(groups.getOrDefault(cause, List.of()))));
        }
        List<AlarmLine> lines = new ArrayList<>();
        for (CauseGroup cause : order) {
            List<AlarmView> members = groups.getOrDefault(cause, List.of());
            if (members.size() == 1) {
                lines.add(line(members.getFirst(), places, 1, false, false));
                continue;
            }
            boolean open = opened.contains(cause);
            AlarmView first = members.stream().min(EARLIEST).orElseThrow();
            lines.add(line(first, places, members.size(), open, false));
            if (open) {
                members.forEach(member -> lines.add(line(member, places, 1, false, true)));
            }
        }
        return lines;
    }

    private static boolean isLoneUrgent(List<AlarmView> members) {
        return members.size() == 1 && members.getFirst().level() == AlarmLevel.P1;
    }

    private Map<String, FirstOut> places() {
        Map<String, FirstOut> places = new HashMap<>();
        for (List<AlarmView> cause : causes.values()) {
            for (int i = 0; i < cause.size(); i++) {
                places.put(cause.get(i).id(), new FirstOut(i + 1, cause.size()));
            }
        }
        return places;
    }

    private AlarmLine line(AlarmView alarm, Map<String, FirstOut> places, int members, boolean opened, boolean member) {
        return new AlarmLine(
                alarm,
                places.getOrDefault(alarm.id(), new FirstOut(1, 1)),
                cause(alarm),
                members,
                opened,
                member,
                isStanding(alarm, now),
                isChattering(alarm));
    }

    static boolean isStanding(AlarmView alarm, Instant now) {
        return alarm.isActive() && alarm.raisedAt().plus(AlarmLimits.STANDING).isBefore(now);
    }

    static boolean isChattering(AlarmView alarm) {
        List<Instant> recent = alarm.recent();
        return recent.size() >= CHATTERING
                && Duration.between(recent.getFirst(), recent.getLast()).compareTo(CHATTER) <= 0;
    }
}
