package pitwall.views.alarm;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pitwall.client.SeenAlarms;
import pitwall.fleet.AlarmPriority;
import pitwall.fleet.alarm.FloodWatch;
import pitwall.protocol.rest.AlarmView;

/// How many alarms there are of each kind, and the one to look at first. Immutable.
///
/// @param counts of those that are shown; a priority without any has zeros
/// @param head the newest of the most urgent that nobody knows of
/// @param unacknowledged all that nobody knows of
/// @param shelved put aside by people
/// @param hidden by silences, or because something is out of service
public record AlarmTally(
        Map<AlarmPriority, Count> counts, Optional<AlarmView> head, int unacknowledged, int shelved, int hidden) {
    /// No alarms.
    public static final AlarmTally NONE = of(List.of());

    private static final Comparator<AlarmView> URGENT_THEN_NEWEST = Comparator.comparing(AlarmView::level)
            .thenComparing(AlarmView::raisedAt, Comparator.reverseOrder())
            .thenComparing(AlarmView::id);

    /// @param shown in the list of what somebody must look at
    /// @param active their condition holds
    /// @param unacknowledged nobody said that they know
    public record Count(int shown, int active, int unacknowledged) {
        static final Count ZERO = new Count(0, 0, 0);

        private Count with(AlarmView alarm) {
            return new Count(
                    shown + 1,
                    active + (alarm.isActive() ? 1 : 0),
                    unacknowledged + (alarm.state().wantsAcknowledgement() ? 1 : 0));
        }
    }

    public AlarmTally {
        counts = Map.copyOf(counts);
    }

    /// Counts in one pass.
    public static AlarmTally of(Collection<AlarmView> alarms) {
        Map<AlarmPriority, Count> counts = new EnumMap<>(AlarmPriority.class);
        for (AlarmPriority priority : AlarmPriority.values()) {
            counts.put(priority, Count.ZERO);
        }
        AlarmView head = null;
        int unacknowledged = 0;
        int shelved = 0;
        int hidden = 0;
        for (AlarmView alarm : alarms) {
            switch (alarm.state()) {
                case UNACKED_ACTIVE, ACKED_ACTIVE, CLEARED_UNACKED ->
                    alarm.level()
                            .priority()
                            .ifPresent(priority -> counts.merge(priority, Count.ZERO, (was, _) -> was.with(alarm)));
                case SHELVED -> shelved++;
                case SUPPRESSED, OUT_OF_SERVICE -> hidden++;
                case OVER -> {}
            }
            if (alarm.state().wantsAcknowledgement()) {
                unacknowledged++;
                head = head == null || URGENT_THEN_NEWEST.compare(alarm, head) < 0 ? alarm : head;
            }
        }
        return new AlarmTally(counts, Optional.ofNullable(head), unacknowledged, shelved, hidden);
    }

    /// New alarms within ten minutes. The server tells the number when one comes, so it is over once none is that
    /// young.
    ///
    /// @param now server time
    public static int recent(SeenAlarms seen, Instant now) {
        Instant oldest = now.minus(FloodWatch.WINDOW);
        boolean any = seen.load().flood()
                || seen.alarms().stream().anyMatch(alarm -> alarm.raisedAt().isAfter(oldest));
        return any ? seen.load().recent() : 0;
    }

    /// Those of one priority that are shown.
    public Count of(AlarmPriority priority) {
        return counts.getOrDefault(priority, Count.ZERO);
    }

    /// All that are shown.
    public int shown() {
        return counts.values().stream().mapToInt(Count::shown).sum();
    }
}
