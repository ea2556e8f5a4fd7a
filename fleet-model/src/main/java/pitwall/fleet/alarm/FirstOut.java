package pitwall.fleet.alarm;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The place of an alarm among those of its cause: the first of them is the one to look at first.
///
/// @param position 1 for the first-out
/// @param size of the whole group
public record FirstOut(int position, int size) {
    private static final Comparator<Alarm> EARLIEST =
            Comparator.comparing((Alarm alarm) -> alarm.course().raisedAt()).thenComparing(Alarm::id);

    /// True for the one that came first, where there are others.
    public boolean isFirst() {
        return position == 1 && size > 1;
    }

    /// The places of all alarms that are shown. Takes time as sorting them does.
    public static Map<AlarmId, FirstOut> among(Collection<Alarm> alarms) {
        Map<CauseGroup, List<Alarm>> groups = new HashMap<>();
        for (Alarm alarm : alarms) {
            if (alarm.state().isShown()) {
                groups.computeIfAbsent(alarm.group(), group -> new ArrayList<>())
                        .add(alarm);
            }
        }
        Map<AlarmId, FirstOut> places = new HashMap<>();
        for (List<Alarm> group : groups.values()) {
            group.sort(EARLIEST);
            for (int i = 0; i < group.size(); i++) {
                places.put(group.get(i).id(), new FirstOut(i + 1, group.size()));
            }
        }
        return places;
    }
}
