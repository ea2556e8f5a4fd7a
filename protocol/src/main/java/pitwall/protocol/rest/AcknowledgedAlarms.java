package pitwall.protocol.rest;

import java.util.List;
import java.util.Map;

/// What became of the alarms that somebody wanted to acknowledge.
///
/// @param alarms those that are, as they are now
/// @param refused why the others are not, by id
public record AcknowledgedAlarms(List<AlarmView> alarms, Map<String, String> refused) {
    public AcknowledgedAlarms {
        alarms = List.copyOf(alarms);
        refused = Map.copyOf(refused);
    }
}
