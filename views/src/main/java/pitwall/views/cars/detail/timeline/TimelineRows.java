package pitwall.views.cars.detail.timeline;

import java.time.Instant;
import java.time.format.DateTimeParseException;
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

    /// Since when the car was not heard, if the newest of these that tells of the connection says so.
    private static Optional<Instant> lost(List<TimelineEntry> older) {
        return older.stream()
                .filter(entry -> entry.kind().equals("online") || entry.kind().equals("offline"))
                .findFirst()
                .filter(entry -> entry.kind().equals("offline"))
                .map(TimelineRows::heard);
    }

    /// When the car that was given up had been heard last; older servers do not say so.
    private static Instant heard(TimelineEntry offline) {
        try {
            String heard = offline.fields().get("heard");
            return heard == null ? offline.at() : Instant.parse(heard);
        } catch (DateTimeParseException e) {
            return offline.at();
        }
    }
}
