package pitwall.views.cars.detail.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.alarm.JournalEntry.What;
import pitwall.protocol.rest.AlarmJournalLine;
import pitwall.protocol.rest.AlarmView;
import pitwall.protocol.rest.TimelineEntry;

/// What happened to the alarms of a car, as entries of its timeline: those of a picture, which are not over, by what
/// they say, and those that are over by the journal. Pure.
///
/// Their numbers are below zero: the car's own entries begin at one, and no page begins behind an alarm.
public final class AlarmEntries {
    /// Below the numbers of all entries of a picture.
    private static final long JOURNAL = -1_000_000;

    private AlarmEntries() {}

    /// In no order.
    ///
    /// @param alarms that are not over
    /// @param journal what happened to these and to those that are over, as far as it is known
    public static List<TimelineEntry> of(List<AlarmView> alarms, List<AlarmJournalLine> journal) {
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
        over(entries, alarms.stream().map(AlarmView::id).collect(Collectors.toSet()), journal);
        return List.copyOf(entries);
    }

    private static void add(List<TimelineEntry> entries, Instant at, String kind, Map<String, String> fields) {
        entries.add(new TimelineEntry(-1 - entries.size(), at, null, kind, null, fields));
    }

    /// An alarm that was cleared needs no second end.
    private static void over(List<TimelineEntry> entries, Set<String> open, List<AlarmJournalLine> journal) {
        Set<String> cleared = journal.stream()
                .filter(line -> line.what() == What.CLEARED)
                .flatMap(line -> Optional.ofNullable(line.alarm()).stream())
                .collect(Collectors.toSet());
        for (AlarmJournalLine line : journal) {
            String alarm = line.alarm();
            if (alarm != null && !open.contains(alarm) && !(line.what() == What.ENDED && cleared.contains(alarm))) {
                kind(line.what())
                        .ifPresent(kind -> entries.add(
                                new TimelineEntry(JOURNAL - line.n(), line.at(), null, kind, null, fields(line))));
            }
        }
    }

    private static Optional<String> kind(What what) {
        return switch (what) {
            case RAISED -> Optional.of("alarm_raised");
            case RAISED_AGAIN -> Optional.of("alarm_raised_again");
            case CLEARED -> Optional.of("alarm_cleared");
            case ACKNOWLEDGED -> Optional.of("alarm_acknowledged");
            case SHELVED -> Optional.of("alarm_shelved");
            case ENDED -> Optional.of("alarm_ended");
            case UNSHELVED,
                    SHELVING_EXPIRED,
                    SILENCED,
                    UNSILENCED,
                    TAKEN_OUT_OF_SERVICE,
                    PUT_BACK_IN_SERVICE,
                    EVENT,
                    FLOOD_BEGAN,
                    FLOOD_ENDED -> Optional.empty();
        };
    }

    private static Map<String, String> fields(AlarmJournalLine line) {
        Map<String, String> fields = new HashMap<>();
        put(fields, "rule", line.rule());
        put(fields, "message", line.note());
        put(fields, "by", line.by());
        return Map.copyOf(fields);
    }

    private static void put(Map<String, String> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
