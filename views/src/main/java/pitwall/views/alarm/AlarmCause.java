package pitwall.views.alarm;

import java.util.Comparator;
import pitwall.fleet.alarm.CauseGroup;
import pitwall.fleet.alarm.RuleName;
import pitwall.protocol.rest.AlarmView;

/// What alarms have in common, and the order in which people look at them.
public final class AlarmCause {
    /// What nobody knows of first, then by urgency, the oldest first.
    public static final Comparator<AlarmView> ORDER = Comparator.comparing(
                    (AlarmView alarm) -> !alarm.state().wantsAcknowledgement())
            .thenComparing(AlarmView::level)
            .thenComparing(AlarmView::raisedAt)
            .thenComparing(AlarmView::id);

    private AlarmCause() {}

    /// What an alarm probably has in common with others.
    public static CauseGroup of(AlarmView alarm) {
        return new CauseGroup(
                new RuleName(alarm.rule()),
                alarm.object().region(),
                alarm.object().rollout());
    }
}
