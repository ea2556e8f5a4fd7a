package pitwall.views.cars.detail.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import pitwall.protocol.rest.AlarmView;
import pitwall.protocol.rest.TimelineEntry;

/// What happened to the alarms of a car, as entries of its timeline: those of a picture, so those that are not over.
/// Pure.
///
/// Their numbers are below zero: the car's own entries begin at one, and no page begins behind an alarm.
public final class AlarmEntries {
    private AlarmEntries() {}

    /// In no order.
    public static List<TimelineEntry> of(List<AlarmView> alarms) {
        List<TimelineEntry> entries = new ArrayList<>();
        for (AlarmView alarm : alarms) {
            add(entries, alarm.raisedAt(), "alarm_raised", Map.of("message", alarm.text()));
            AlarmView.Acknowledged known = alarm.acknowledgement();
            if (known != null) {
                add(entries, known.at(), "alarm_acknowledged", Map.of("message", alarm.text(), "by", known.by()));
            }
            Instant cleared = alarm.clearedAt();
            if (cleared != null) {
                add(entries, cleared, "alarm_cleared", Map.of("message", alarm.text()));
            }
        }
        return List.copyOf(entries);
    }

    private static void add(List<TimelineEntry> entries, Instant at, String kind, Map<String, String> fields) {
        entries.add(new TimelineEntry(-1 - entries.size(), at, null, kind, null, fields));
    }
}
