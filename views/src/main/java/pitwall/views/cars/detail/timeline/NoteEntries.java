package pitwall.views.cars.detail.timeline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import pitwall.protocol.rest.TimelineEntry;
import pitwall.views.notes.LocalNote;

/// Notes that are only on this computer, as entries of the timeline of their car. Pure.
public final class NoteEntries {
    static final String REFUSED = "refused";
    private static final String LOCAL = "local";
    /// Below the numbers of all entries about alarms.
    private static final long FIRST = Long.MIN_VALUE / 2;

    private NoteEntries() {}

    /// @param notes about one car
    public static List<TimelineEntry> of(List<LocalNote> notes) {
        return IntStream.range(0, notes.size())
                .mapToObj(i -> entry(FIRST - i, notes.get(i)))
                .toList();
    }

    private static TimelineEntry entry(long number, LocalNote note) {
        Map<String, String> fields = new HashMap<>(Map.of("by", note.user(), "message", note.text(), LOCAL, "true"));
        String refused = note.refused();
        if (refused != null) {
            fields.put(REFUSED, refused);
        }
        return new TimelineEntry(number, note.written(), null, "note", null, Map.copyOf(fields));
    }

    static boolean isLocal(TimelineEntry entry) {
        return entry.fields().containsKey(LOCAL);
    }
}
