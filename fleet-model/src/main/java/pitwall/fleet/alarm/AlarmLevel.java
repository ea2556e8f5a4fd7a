package pitwall.fleet.alarm;

import java.util.Optional;
import pitwall.fleet.AlarmPriority;

/// How much a rule asks of people. The order of the constants is the order of urgency.
public enum AlarmLevel {
    /// Act now: minutes.
    P1,
    /// Act this hour.
    P2,
    /// Act this shift.
    P3,
    /// Written into the journal and sent to whoever wants to be told; nobody must acknowledge it.
    EVENT;

    /// The priority of the alarms; empty for an event, which makes none.
    public Optional<AlarmPriority> priority() {
        return switch (this) {
            case P1 -> Optional.of(AlarmPriority.P1);
            case P2 -> Optional.of(AlarmPriority.P2);
            case P3 -> Optional.of(AlarmPriority.P3);
            case EVENT -> Optional.empty();
        };
    }
}
