package pitwall.cache;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.client.SeenAlarms;
import pitwall.protocol.AlarmLoad;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.rest.AlarmView;

/// What is new about alarms and is not on disk yet: one entry an alarm at most. Guarded by its owner.
final class PendingAlarms {
    /// Empty for an alarm that is over.
    private final Map<String, Optional<AlarmView>> alarms = new LinkedHashMap<>();

    private @Nullable AlarmLoad load;

    void begin(SeenAlarms seen) {
        clear();
        seen.alarms().forEach(alarm -> alarms.put(alarm.id(), Optional.of(alarm)));
        load = seen.load();
    }

    void apply(FleetEvent.OfAlarms change) {
        switch (change) {
            case FleetEvent.AlarmChanged(AlarmView alarm) -> alarms.put(alarm.id(), Optional.of(alarm));
            case FleetEvent.AlarmRemoved(String id) -> alarms.put(id, Optional.empty());
            case FleetEvent.AlarmLoadChanged(AlarmLoad now) -> load = now;
        }
    }

    void clear() {
        alarms.clear();
        load = null;
    }

    void append(PendingAlarms later) {
        alarms.putAll(later.alarms);
        load = later.load == null ? load : later.load;
    }

    Map<String, Optional<AlarmView>> alarms() {
        return alarms;
    }

    /// Absent where it is as before.
    @Nullable
    AlarmLoad load() {
        return load;
    }
}
