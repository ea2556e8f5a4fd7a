package pitwall.views.cars.detail.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pitwall.protocol.rest.TimelineEntry;

/// Lays entries out as lines and draws the gaps between them. Pure.
final class TimelineRows {
    private TimelineRows() {}

    /// @param entries the newest first
    static List<TimelineRow> of(List<TimelineEntry> entries, TimelineKind kind) {
        List<TimelineRow> rows = new ArrayList<>();
        lost(entries).ifPresent(since -> rows.add(new TimelineRow.Silence(since, null)));
        for (int i = 0; i < entries.size(); i++) {
            TimelineEntry entry = entries.get(i);
            if (kind.holds(entry)) {
                rows.add(new TimelineRow.Happened(entry));
            }
            if (entry.kind().equals("online")) {
                lost(entries.subList(i + 1, entries.size()))
                        .ifPresent(from -> rows.add(new TimelineRow.Silence(from, entry.at())));
            }
        }
        return List.copyOf(rows);
    }

    /// When the car was lost, if the newest of these that tells of the connection says so.
    private static Optional<Instant> lost(List<TimelineEntry> older) {
        return older.stream()
                .filter(entry -> entry.kind().equals("online") || entry.kind().equals("offline"))
                .findFirst()
                .filter(entry -> entry.kind().equals("offline"))
                .map(TimelineEntry::at);
    }
}
