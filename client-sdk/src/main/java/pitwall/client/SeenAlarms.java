package pitwall.client;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import pitwall.fleet.alarm.AlarmLevel;
import pitwall.fleet.alarm.AlarmState;
import pitwall.protocol.AlarmLoad;
import pitwall.protocol.rest.AlarmView;

/// The alarms of an immutable picture of a fleet: those that are not over and in view.
///
/// @param alarms the oldest first
/// @param load how many are new, and whether that is a flood
public record SeenAlarms(List<AlarmView> alarms, AlarmLoad load) {
    /// None, and nobody knows of any.
    public static final SeenAlarms NONE = new SeenAlarms(List.of(), AlarmLoad.NONE);

    public SeenAlarms {
        alarms = List.copyOf(alarms);
    }

    /// The alarm with this id, if it is not over.
    public Optional<AlarmView> alarm(String id) {
        return alarms.stream().filter(alarm -> alarm.id().equals(id)).findFirst();
    }

    /// Those of priority 1 of which nobody knows, and whose condition holds; the oldest first.
    public Stream<AlarmView> urgent() {
        return alarms.stream()
                .filter(alarm -> alarm.level() == AlarmLevel.P1 && alarm.state() == AlarmState.UNACKED_ACTIVE);
    }
}
